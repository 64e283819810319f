export type { Figure } from './report/Figure';
