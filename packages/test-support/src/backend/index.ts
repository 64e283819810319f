/** For tests that start a Backstage backend; apart from the rest, since it loads much of Backstage. */
export { endingDatabases } from './endingDatabases';
