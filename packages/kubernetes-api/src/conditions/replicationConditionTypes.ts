/** The conditions of a SecretExport, in the order in which they come true. @public */
export const secretExportConditions = ['SecretFound', 'Ready'] as const;
/** The type of a condition of a SecretExport. @public */
export type SecretExportConditionType = (typeof secretExportConditions)[number];

/** The conditions of a SecretImport, in the order in which they come true. @public */
export const secretImportConditions = [
  'LinkReady',
  'Exported',
  'Ready',
] as const;
/** The type of a condition of a SecretImport. @public */
export type SecretImportConditionType = (typeof secretImportConditions)[number];
