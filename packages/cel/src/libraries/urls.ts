import { FunctionTable } from '../environment/FunctionTable';
import { CelError } from '../values/CelError';
import { EntryMap } from '../values/CelMap';
import { Url } from './Url';

/** `url` of Kubernetes' CEL (apiserver 0.37, `library/urls.go`). */
export const urls = new FunctionTable()
  .global('url', ['string'], 'kubernetes.URL', (budget, text: string) => {
    budget.spendText(text.length);
    const url = Url.parse(text);
    if (!url) {
      throw new CelError('the text is no absolute URL or path');
    }
    return url;
  })
  .global('isURL', ['string'], 'bool', (budget, text: string) => {
    budget.spendText(text.length);
    return !!Url.parse(text);
  })
  .member(
    'getScheme',
    ['kubernetes.URL'],
    'string',
    (_, url: Url) => url.scheme,
  )
  .member('getHost', ['kubernetes.URL'], 'string', (_, url: Url) => url.host)
  .member(
    'getHostname',
    ['kubernetes.URL'],
    'string',
    (_, url: Url) => url.hostname,
  )
  .member('getPort', ['kubernetes.URL'], 'string', (_, url: Url) => url.port)
  .member(
    'getEscapedPath',
    ['kubernetes.URL'],
    'string',
    (_, url: Url) => url.escapedPath,
  )
  .member(
    'getQuery',
    ['kubernetes.URL'],
    'map<string, list<string>>',
    (budget, url: Url) => {
      budget.spendText(url.query.length);
      const map = new EntryMap();
      url.parameters().forEach((values, key) => map.set(key, values));
      return map;
    },
  );
