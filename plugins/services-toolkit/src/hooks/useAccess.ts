import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  AccessReview,
  AccessReviewRequest,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useQuery } from '@tanstack/react-query';
import { queryClientApiRef } from '../api/queryClientApiRef';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { isNamespaceNotFound } from '../model/isNamespaceNotFound';
import { useRefusalText } from './useRefusalText';
import type { RefusalNames, RefusalText } from './useRefusalText';

// Each of them always the same object: what shows it is not drawn anew.
const checking: Access = { state: 'checking' };
const allowed: Access = { state: 'allowed' };
const unknown: Access = { state: 'unknown' };

/** As the claim API takes them. */
const MOST_AT_ONCE = 500;

/** Whether one may do something in at least one of some places. */
export type Access =
  | { state: 'checking' }
  | { state: 'allowed' }
  /** Certainly in none of them; `reason` says what is missing and whom to ask for it. */
  | {
      state: 'denied';
      reason?: string;
      /** What of the reason is that there is no such namespace, to be shown where it was typed. */
      noNamespace?: string;
      /** The rest of the reason. */
      otherReason?: string;
      missing?: AccessReview['missing'];
    }
  /** Nobody could tell. The API decides when it is tried. */
  | { state: 'unknown' };

/** The answers to single questions; a question that got none is not there. */
type Answers = Readonly<Record<string, AccessReview>>;

/**
 * Asks, for each name, whether one may do any of what is listed. Equal questions are asked once.
 *
 * @param namesOf - how things are called where the answer to a name is no
 */
export function useAccess(
  questions: Record<string, readonly AccessReviewRequest[]> | undefined,
  namesOf?: (name: string) => RefusalNames | undefined,
): Record<string, Access> {
  const api = useApi(servicesToolkitApiRef);
  const client = useApi(queryClientApiRef);
  const refusalText = useRefusalText();
  const asked = useMemo(() => JSON.stringify(questions ?? {}), [questions]);
  // Equal questions are the same ones: what is made from them stays the same, too.
  const parsed: Record<string, readonly AccessReviewRequest[]> = useMemo(
    () => JSON.parse(asked),
    [asked],
  );
  const { data: answers } = useQuery(
    {
      queryKey: ['access', parsed],
      queryFn: ({ signal }) =>
        reviewAll(api, Object.values(parsed).flat(), signal),
      // What a page shows as closed is asked again when it opens; what is tried all the same the API decides.
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    client,
  );
  const findings = useMemo(
    () =>
      Object.entries(parsed).map(
        ([name, requests]) => [name, findingOf(requests, answers)] as const,
      ),
    [parsed, answers],
  );
  const asNames = JSON.stringify(
    Object.fromEntries(
      findings.flatMap(([name, finding]) =>
        isRefusal(finding) ? [[name, namesOf?.(name)]] : [],
      ),
    ),
  );
  return useMemo(() => {
    const called: Record<string, RefusalNames> = JSON.parse(asNames);
    return Object.fromEntries(
      findings.map(([name, finding]) => [
        name,
        isRefusal(finding)
          ? denied(finding, refusalText, called[name])
          : finding,
      ]),
    );
  }, [findings, refusalText, asNames]);
}

/** Asks each question once; what cannot be asked has no answer. */
async function reviewAll(
  api: ServicesToolkitApi,
  requests: readonly AccessReviewRequest[],
  signal?: AbortSignal,
): Promise<Answers> {
  const distinct = new Map(
    requests.map(request => [questionKey(request), request]),
  );
  const keys = Array.from(distinct.keys());
  try {
    const reviews = await askAll(api, Array.from(distinct.values()), signal);
    return Object.fromEntries(
      keys.flatMap((key, index) => {
        const review = reviews[index];
        return review ? [[key, review]] : [];
      }),
    );
  } catch {
    return {};
  }
}

async function askAll(
  api: ServicesToolkitApi,
  requests: readonly AccessReviewRequest[],
  signal: AbortSignal | undefined,
): Promise<(AccessReview | undefined)[]> {
  const reviews: (AccessReview | undefined)[] = [];
  for (let start = 0; start < requests.length; start += MOST_AT_ONCE) {
    const { items } = await api.reviewAccessBatch(
      requests.slice(start, start + MOST_AT_ONCE),
      { signal },
    );
    reviews.push(...items.map(({ review }) => review));
  }
  return reviews;
}

/** Asks outside of a component whether one may do any of what is listed. */
export async function askAccess(
  api: ServicesToolkitApi,
  requests: readonly AccessReviewRequest[],
  refusalText: RefusalText,
): Promise<Access> {
  const finding = findingOf(requests, await reviewAll(api, requests));
  return isRefusal(finding) ? denied(finding, refusalText) : finding;
}

/** A question to which the answer is no. */
interface Refusal {
  request: AccessReviewRequest;
  review: AccessReview;
}

function isRefusal(finding: Refusal | Access): finding is Refusal {
  return 'review' in finding;
}

/** @param answers - none as long as they are on their way */
function findingOf(
  requests: readonly AccessReviewRequest[],
  answers: Answers | undefined,
): Refusal | Access {
  if (!answers) {
    return checking;
  }
  const reviews = requests.flatMap(request => {
    const review = answers[questionKey(request)];
    return review ? [{ request, review }] : [];
  });
  if (reviews.some(({ review }) => review.allowed)) {
    return allowed;
  }
  // A cluster that has the namespace has more to say than those that lack it.
  const refusal =
    reviews.find(({ review }) => !review.missing?.some(isNamespaceNotFound)) ??
    reviews[0];
  return refusal && reviews.length === requests.length ? refusal : unknown;
}

function denied(
  { request, review }: Refusal,
  refusalText: RefusalText,
  names?: RefusalNames,
): Access {
  const { missing = [] } = review;
  const textOf = (some: typeof missing) =>
    some.length > 0
      ? refusalText(request, { ...review, missing: some }, names)
      : undefined;
  const others = missing.filter(one => !isNamespaceNotFound(one));
  return {
    state: 'denied',
    reason: refusalText(request, review, names),
    noNamespace: textOf(missing.filter(isNamespaceNotFound)),
    otherReason: missing.length > 0 ? textOf(others) : review.reason,
    missing: review.missing,
  };
}

function questionKey(request: AccessReviewRequest): string {
  return JSON.stringify([
    request.cluster,
    request.namespace,
    request.class,
    request.kind,
    request.verb,
  ]);
}
