// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('signal_secret', table => {
    table.comment(
      'One row: with what all replicas make the keys that signals name objects by',
    );
    table.integer('id').notNullable().primary();
    table.string('secret').notNullable().comment('32 random bytes in base64');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('signal_secret');
};
