import type { ReactElement } from 'react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sentences } from '@services-toolkit/claims';
import type {
  ClaimGraph,
  ClaimWithManifest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { FakeServicesToolkitApi } from './__testUtils__/FakeServicesToolkitApi';
import {
  aGraph,
  aClaim,
  aCluster,
  aReadyGraph,
  aReadyClaim,
  anOffering,
} from './__testUtils__/builders';
import { renderPage } from './__testUtils__/renderPage';
import { inLanguage } from './__testUtils__/translations';
import { ClaimPage } from './components/ClaimPage/ClaimPage';
import { ClaimsPage } from './components/ClaimsPage/ClaimsPage';
import { PendingPage } from './components/PendingPage/PendingPage';
// Loaded when they are needed only, which takes longer than a test waits for an element.
import './components/ClaimDialog/ClaimDialog';
import './components/ClaimPage/Graph/ClaimGraph';

/** All that people read or hear on our part of the page, but for what the cluster said and what is code. */
function wordsOnPage(): string[] {
  const words: string[] = [];
  const walk = (node: Node) => {
    if (node instanceof Element) {
      if (node.matches('q, pre, code, style, script, time, output')) {
        return;
      }
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        words.push(node.getAttribute(name) ?? '');
      }
    }
    if (node instanceof Text) {
      words.push(node.data);
    }
    node.childNodes.forEach(walk);
  };
  document.querySelectorAll('article, [role="dialog"]').forEach(walk);
  expect(words).not.toEqual([]);
  return words.filter(text => text.trim() !== '');
}

/** Every text of the plugin stands between marks in this language. */
const marked = inLanguage((_, english) => `⟦${english}⟧`);

/** What is left without what is marked; a mark may stand in another. */
function unmarked(text: string): string {
  let rest = text;
  let before;
  do {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  } while (rest !== before);
  return rest;
}

/** The words that the clusters and the catalog gave the page, each of them as a text. */
function dataOf(...values: unknown[]): Set<string> {
  const found = new Set<string>();
  JSON.stringify(values, (_, value: unknown) => {
    if (typeof value === 'string') {
      value.split(/[^\p{L}\p{N}]+/u).forEach(word => found.add(word));
    }
    return value;
  });
  return found;
}

/** Words that are nobody's: Kubernetes' and YAML's own. */
const kubernetes = ['Secret', 'YAML', 'Spring', 'Quarkus', 'Deployment'];

/** The words of ours that are not in the language. */
function untranslated(...data: unknown[]): string[] {
  const known = dataOf(data, kubernetes);
  return wordsOnPage().flatMap(text =>
    (unmarked(text).match(/[\p{L}][\p{L}\p{N}]*/gu) ?? [])
      .filter(word => !known.has(word))
      .map(word => `${word} (in: ${text})`),
  );
}

const failing: ClaimGraph = aGraph();

function anApi(...claims: ClaimWithManifest[]): FakeServicesToolkitApi {
  const api = new FakeServicesToolkitApi();
  api.clusters = [aCluster()];
  api.offerings = [anOffering()];
  api.claims = claims;
  api.graphs = { 'orders-postgres': failing };
  return api;
}

const claimAt = {
  at: '/services/claims/workload/my-apps/orders-postgres',
  path: '/services/claims/:cluster/:namespace/:name',
};

const conditions = (reason: string) => [
  {
    type: 'Ready',
    status: 'False' as const,
    reason,
    message: 'Words of a controller',
  },
];

/** The catalog's components have texts of their own. */
const ofOthers = ['Resource', 'Component', 'component', 'resource', 'Close'];

describe('a portal in another language', () => {
  it('words all that is said of claims in it', async () => {
    const claims = Object.entries(sentences).map(([code, sentence], index) =>
      aClaim({
        name: `claim-${index}`,
        messages: [
          {
            code,
            object: { kind: 'Database', name: 'pg-1', namespace: 'pool' },
            values: Object.fromEntries(
              (sentence.match(/\{\{\w+\}\}/g) ?? []).map(name => [
                name.slice(2, -2),
                'postgres',
              ]),
            ),
            quote: 'Words of an operator',
          },
        ],
      }),
    );
    const api = anApi(...claims);
    renderPage(<ClaimsPage />, api, { language: marked });
    const quotes = () => screen.findAllByText('Words of an operator');
    for (;;) {
      const left = claims.length - (await quotes()).length;
      if (left === 0) {
        break;
      }
      await userEvent.click(
        screen.getByText(new RegExp(`\\b${left}\\b`), {
          selector: 'button, button *',
        }),
      );
    }
    expect(untranslated(claims, ofOthers, api.offerings)).toEqual([]);
  });

  it('shows no English word of ours on the page of a claim that waits', async () => {
    const api = anApi(aClaim({ conditions: conditions('ResourceNotReady') }));
    renderPage(<ClaimPage />, api, { ...claimAt, language: marked });
    await screen.findByRole('heading', { name: /Instance orders-db/ });
    expect(untranslated(api.claims, failing, ofOthers, api.offerings)).toEqual(
      [],
    );
    await userEvent.click(screen.getByRole('button', { name: '⟦List⟧' }));
    expect(untranslated(api.claims, failing, ofOthers, api.offerings)).toEqual(
      [],
    );
  });

  it('shows none on the page of a claim that is ready, and asks in it what to release', async () => {
    const api = anApi(aReadyClaim());
    const ready = aReadyGraph();
    api.graphs = { 'orders-postgres': ready };
    renderPage(<ClaimPage />, api, { ...claimAt, language: marked });
    await screen.findByRole('list', { name: '⟦How it is fulfilled⟧' });
    expect(untranslated(api.claims, ready, ofOthers, api.offerings)).toEqual(
      [],
    );
    await userEvent.click(screen.getByRole('button', { name: '⟦Release…⟧' }));
    await screen.findByRole('dialog');
    expect(untranslated(api.claims, ready, ofOthers, api.offerings)).toEqual(
      [],
    );
  });

  it('shows none on the page of pending claims', async () => {
    const api = anApi(
      aClaim({ name: 'a', conditions: conditions('NoClaimableInstances') }),
      aClaim({ name: 'b', conditions: conditions('ClassDoesNotExist') }),
    );
    renderPage(<PendingPage />, api, { language: marked });
    await screen.findByRole('link', { name: 'a' });
    expect(untranslated(api.claims, ofOthers, api.offerings)).toEqual([]);
  });

  it('shows none in the steps of claiming', async () => {
    const api = anApi();
    renderPage(<p />, api, {
      at: '/?claim=where&claim-offering=services/postgres&claim-for=component:default/orders',
      language: marked,
    });
    const dialog = await screen.findByRole('dialog');
    const next = await within(dialog).findByRole('button', {
      name: '⟦Next⟧',
    });
    expect(
      untranslated(
        api.offerings,
        api.clusters,
        ofOthers,
        'orders-postgres my-apps',
      ),
    ).toEqual([]);
    await waitFor(() => expect(next).toBeEnabled());
    await userEvent.click(next);
    await within(dialog).findByRole('button', { name: '⟦Claim now⟧' });
    expect(
      untranslated(
        api.offerings,
        api.clusters,
        ofOthers,
        'orders-postgres my-apps',
      ),
    ).toEqual([]);
  });
});

/** A language in which everything is called the same. */
const speechless = inLanguage(() => 'x');

/** What is to be seen of states, groups and their order, but for words: colours and signs have classes of their own. */
function looks(): string[] {
  return [
    ...document.body.querySelectorAll('[class*="MuiChip-root"], svg, section'),
  ].map(element =>
    // The numbers of classes differ from one rendering to the next.
    (element.getAttribute('class') ?? '').replace(/-\d+/g, ''),
  );
}

describe('a portal that calls everything x', () => {
  const claims = [
    aClaim({ name: 'a', conditions: conditions('NoClaimableInstances') }),
    aClaim({ name: 'b', conditions: conditions('NoClaimableInstances') }),
    aClaim({
      name: 'c',
      state: 'failed',
      messages: [{ code: 'instanceFails', quote: 'Words of an operator' }],
      conditions: conditions('ResourceNotReady'),
    }),
    aClaim({ name: 'd', state: 'deleting', messages: [{ code: 'releasing' }] }),
  ];
  const pages: [
    what: string,
    page: ReactElement,
    loaded: RegExp,
    at: object,
  ][] = [
    ['the list of claims', <ClaimsPage />, /^Waiting for a free/, {}],
    ['the pending claims', <PendingPage />, /none is free$/, {}],
    ['a claim', <ClaimPage />, /^Instance orders-db$/, claimAt],
  ];

  it.each(pages)(
    'shows the same states and groups on %s',
    async (_, page, loaded, at) => {
      const api = () => anApi(...claims, aClaim());
      const { unmount } = renderPage(page, api(), at);
      await screen.findAllByText(loaded);
      const shown = looks();
      expect(shown).not.toEqual([]);
      unmount();
      renderPage(page, api(), { ...at, language: speechless });
      await waitFor(() => expect(looks()).toEqual(shown));
      expect(screen.getAllByText('x')).not.toEqual([]);
    },
  );
});
