import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import {
  certificateForLocalhost,
  type CertificateAndKey,
} from '@services-toolkit/test-support';

/** An admission webhook that makes an API server slow: it takes everything, and its time with objects of some names. */
export class SlowWebhook {
  /** @param delays - milliseconds by the name of the object that is made */
  static async start(delays: Record<string, number>): Promise<SlowWebhook> {
    const pair = await certificateForLocalhost();
    const webhook = new SlowWebhook(delays, pair);
    await once(webhook.#server.listen(0, '127.0.0.1'), 'listening');
    return webhook;
  }

  readonly #server;
  #onAsked = () => {};

  private constructor(
    private readonly delays: Record<string, number>,
    private readonly pair: CertificateAndKey,
  ) {
    this.#server = createServer(pair, (request, response) =>
      this.#answer(request, response),
    );
  }

  /** Resolves when it is asked the next time. */
  asked(): Promise<void> {
    return new Promise(resolve => {
      this.#onAsked = resolve;
    });
  }

  configurationOf(group: string): object {
    const { port } = this.#server.address() as AddressInfo;
    return {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'slow' },
      webhooks: [
        {
          ...{ name: 'slow.example.org', sideEffects: 'None' },
          ...{ admissionReviewVersions: ['v1'], timeoutSeconds: 20 },
          clientConfig: {
            url: `https://localhost:${port}/`,
            caBundle: Buffer.from(this.pair.cert).toString('base64'),
          },
          matchConditions: [
            {
              name: 'slow',
              expression: `object.metadata.name in ${JSON.stringify(
                Object.keys(this.delays),
              )}`,
            },
          ],
          rules: [
            {
              ...{ apiGroups: [group], apiVersions: ['*'] },
              ...{ resources: ['*'], operations: ['CREATE'] },
            },
          ],
        },
      ],
    };
  }

  close(): void {
    this.#server.close();
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { request: review } = (await json(request)) as {
      request: { uid: string; name: string };
    };
    this.#onAsked();
    setTimeout(
      () =>
        response.end(
          JSON.stringify({
            ...{ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview' },
            response: { uid: review.uid, allowed: true },
          }),
        ),
      this.delays[review.name],
    );
  }
}
