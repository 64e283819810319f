import prettier from 'prettier';
import { parse } from 'yaml';

const header = `// Generated from services-toolkit-common/openapi.yaml by \`yarn generate\`; edit that file instead.\n`;

/** The claim API's description as the constant that the router is made from. */
export function generateSpec(yaml: string): string {
  return prettier.format(
    `${header}export const spec = ${JSON.stringify(parse(yaml))} as const;\n`,
    { ...require('@backstage/cli/config/prettier'), parser: 'typescript' },
  );
}
