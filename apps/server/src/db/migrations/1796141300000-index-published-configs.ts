import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Finds the published configurations of a branch without reading its journal. */
export class IndexPublishedConfigs1796141300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('commits', published());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('commits', published());
  }
}

const published = () =>
  new TableIndex({
    name: 'commit_config_published',
    columnNames: ['branchId', 'revision'],
    where: `"type" = 'publish-config'`,
  });
