import openapiTypescript, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const header = `// Generated from openapi.yaml by \`yarn generate\`; edit that file instead.\n`;

/** The TypeScript types of the claim API, as they are committed. */
export async function generateApiTypes(yaml: string): Promise<string> {
  const ast = await openapiTypescript(parse(yaml));
  return prettier.format(header + astToString(ast), {
    ...require('@backstage/cli/config/prettier'),
    parser: 'typescript',
  });
}
