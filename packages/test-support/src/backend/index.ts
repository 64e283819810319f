/** For tests that start a Backstage backend; apart from the rest, since it loads much of Backstage. */
export { createEndingDatabases, endingDatabases } from './endingDatabases';
