// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('services_toolkit_ingestion_lease', table => {
    table.comment(
      'One row: which backend replica brings services and claims into the catalog',
    );
    table.string('id').notNullable().primary();
    table
      .string('holder')
      .notNullable()
      .comment(
        'The replica that holds the lease; empty when it was given back',
      );
    table
      .bigInteger('beat')
      .notNullable()
      .comment('Grows while the holder is alive. No clock is compared');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('services_toolkit_ingestion_lease');
};
