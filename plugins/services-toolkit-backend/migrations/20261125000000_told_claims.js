// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('told_claims', table => {
    table.comment(
      'What was told of each claim, so that of several replicas one tells it, once',
    );
    table
      .string('uid')
      .notNullable()
      .primary()
      .comment('metadata.uid of the claim');
    table.string('cluster').notNullable().index();
    table
      .string('told')
      .notNullable()
      .comment('ready, failed, released; empty: nothing yet');
    table
      .bigInteger('version')
      .notNullable()
      .comment(
        'resourceVersion of what was told last: a replica that lags behind tells nothing older',
      );
    table
      .text('claim')
      .notNullable()
      .comment('JSON: what is needed to tell of a claim that is gone');
    table.dateTime('at').notNullable().comment('When the row was last written');
  });
  await knex.schema.createTable('told_clusters', table => {
    table.comment(
      'Clusters whose claims were there before anything was told of them',
    );
    table.string('cluster').notNullable().primary();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('told_clusters');
  await knex.schema.dropTable('told_claims');
};
