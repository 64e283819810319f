import { Pool } from 'undici';
import { errorCode, proxyTimeout } from './describeNetworkError';

/** The connections to a proxy. One that leaves CONNECT without an answer has not connected. */
export class ProxyPool extends Pool {
  // Overloads of undici's: with a callback, and with a promise, which is the one that ProxyAgent uses.
  override connect(...args: any[]): any {
    const [options, callback] = args;
    return callback
      ? super.connect(options, callback)
      : super.connect(options).catch(error => {
          throw errorCode(error) === 'UND_ERR_HEADERS_TIMEOUT'
            ? proxyTimeout(error)
            : error;
        });
  }
}
