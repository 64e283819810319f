import { FunctionTable } from '../environment/FunctionTable';
import { Opaque } from '../values/Opaque';
import { Optional } from '../values/Optional';
import { isBase64, isDate, isDateTime, isUuid } from './textFormats';
import { Url } from './Url';

const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const dns1123Label = new RegExp(`^${label}$`);
const dns1123Subdomain = new RegExp(`^${label}(?:\\.${label})*$`);
const dns1035Label = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const qualifiedPart = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const labelMessage =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const subdomainMessage =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const label1035Message =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const qualifiedMessage =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const labelValueMessage =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

type Check = (text: string) => string[];

function checks(form: RegExp, most: number, message: string): Check {
  return text => [
    ...(text.length > most ? [`must be no more than ${most} bytes`] : []),
    // What is too long is not read further.
    ...(text.length > most || form.test(text) ? [] : [message]),
  ];
}

/** What begins a name: the hyphens at its end are of no consequence. */
function asPrefix(check: Check): Check {
  return text => check(text.endsWith('-') ? `${text.slice(0, -2)}a` : text);
}

function test(isValid: (text: string) => boolean, message: string): Check {
  return text => (isValid(text) ? [] : [message]);
}

function checkQualifiedName(text: string): string[] {
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2) {
    return [`a qualified name ${qualifiedMessage}`];
  }
  const prefix = parts.length === 2 ? parts[0] : undefined;
  const prefixProblems =
    prefix === ''
      ? ['prefix part must be non-empty']
      : checks(
          dns1123Subdomain,
          253,
          `prefix part ${subdomainMessage}`,
        )(prefix ?? 'a');
  return [
    ...prefixProblems,
    ...(name === '' ? ['name part must be non-empty'] : []),
    ...checks(qualifiedPart, 63, qualifiedMessage)(name),
  ];
}

const dns1123 = checks(dns1123Label, 63, labelMessage);
const subdomain = checks(dns1123Subdomain, 253, subdomainMessage);
const dns1035 = checks(dns1035Label, 63, label1035Message);
const formats: Record<string, Check> = {
  dns1123Label: dns1123,
  dns1123Subdomain: subdomain,
  dns1035Label: dns1035,
  qualifiedName: checkQualifiedName,
  dns1123LabelPrefix: asPrefix(dns1123),
  dns1123SubdomainPrefix: asPrefix(subdomain),
  dns1035LabelPrefix: asPrefix(dns1035),
  labelValue: text =>
    text === '' ? [] : checks(qualifiedPart, 63, labelValueMessage)(text),
  uri: test(text => !!Url.parse(text), 'invalid URI for request'),
  uuid: test(isUuid, 'does not match the UUID format'),
  byte: test(isBase64, 'invalid base64'),
  date: test(isDate, 'invalid date'),
  datetime: test(isDateTime, 'invalid datetime'),
};

class NamedFormat extends Opaque {
  readonly typeName = 'kubernetes.NamedFormat';

  constructor(readonly name: string, readonly check: Check) {
    super();
  }

  equals(other: Opaque): boolean {
    return other instanceof NamedFormat && other.name === this.name;
  }
}

const all = new Map(
  Object.entries(formats).map(([name, check]) => [
    name,
    new NamedFormat(name, check),
  ]),
);

/** `format` of Kubernetes' CEL (apiserver 0.37, `library/format.go`). */
export const namedFormats = new FunctionTable()
  .global(
    'format.named',
    ['string'],
    'optional<kubernetes.NamedFormat>',
    (_, name: string) => {
      const format = all.get(name);
      return format ? Optional.of(format) : Optional.none;
    },
  )
  .member(
    'validate',
    ['kubernetes.NamedFormat', 'string'],
    'optional<list<string>>',
    (budget, format: NamedFormat, text: string) => {
      budget.spend(1 + text.length);
      const problems = format.check(text);
      return problems.length > 0 ? Optional.of(problems) : Optional.none;
    },
  );
for (const [name, format] of all) {
  namedFormats.global(
    `format.${name}`,
    [],
    'kubernetes.NamedFormat',
    () => format,
  );
}
