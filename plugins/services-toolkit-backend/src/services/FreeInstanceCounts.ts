import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  ClaimableInstances,
  FreeInstances,
  FreeInstancesBatch,
  FreeInstancesRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { ClusterFailedError } from '../rules/ClusterFailedError';
import type { UserCaller } from './Caller';
import type { InstanceLister } from './InstanceLister';
import { keyOfPerson } from './keyOfPerson';
import { AnswerCache } from './AnswerCache';
import type { PersonalTurns } from './PersonalTurns';

/** More than this are simply enough. */
const most = 100;
/** Pages ask again and again, and a person may have several of them open. */
const keptForMs = 10_000;
/** People times pools times namespaces. */
const maxKept = 5_000;

type Answer =
  | { kind: 'told'; instances: ClaimableInstances }
  | { kind: 'unanswered'; why: string };

/** Counts for many pools at once what a person's claims could have now, as far as that person may ask. */
export class FreeInstanceCounts {
  readonly #instances: Pick<InstanceLister, 'list'>;
  readonly #turns: PersonalTurns;
  readonly #logger: LoggerService;
  readonly #kept: AnswerCache<Answer>;

  constructor(options: {
    instances: Pick<InstanceLister, 'list'>;
    turns: PersonalTurns;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#instances = options.instances;
    this.#turns = options.turns;
    this.#logger = options.logger;
    this.#kept = new AnswerCache({
      now: options.now,
      forMs: keptForMs,
      most: maxKept,
    });
  }

  /** A pool that cannot be asked leaves the others their counts. */
  async count(
    caller: UserCaller,
    requests: readonly FreeInstancesRequest[],
  ): Promise<FreeInstancesBatch> {
    return {
      items: await Promise.all(
        requests.map(async request =>
          countOf(await this.#ask(caller, request)),
        ),
      ),
    };
  }

  #ask(
    caller: UserCaller,
    { namespaces, ...place }: FreeInstancesRequest,
  ): Promise<Answer[]> {
    return Promise.all(
      [...new Set(namespaces)].map(namespace =>
        this.#kept.get(
          JSON.stringify([keyOfPerson(caller.user), place, namespace]),
          () => this.#list(caller, { ...place, namespace }),
        ),
      ),
    );
  }

  async #list(
    caller: UserCaller,
    place: Omit<FreeInstancesRequest, 'namespaces'> & { namespace: string },
  ): Promise<Answer> {
    try {
      const instances = await this.#turns.take(
        place.cluster,
        caller.user.userEntityRef,
        () => this.#instances.list(caller, { ...place, limit: most }),
      );
      return { kind: 'told', instances };
    } catch (error) {
      if (error instanceof ClusterFailedError) {
        error.report(this.#logger);
      }
      if (
        [
          InputError,
          NotAllowedError,
          NotFoundError,
          ServiceUnavailableError,
        ].some(type => type.is(error))
      ) {
        return { kind: 'unanswered', why: (error as Error).message };
      }
      throw error;
    }
  }
}

/** An instance may be open to several namespaces, and counts once. */
function countOf(
  answers: readonly Answer[],
): FreeInstancesBatch['items'][number] {
  const told = answers.flatMap(answer =>
    answer.kind === 'told' ? [answer.instances] : [],
  );
  const unanswered = answers.find(answer => answer.kind === 'unanswered');
  if (told.length === 0) {
    return { unanswered: unanswered?.why ?? '' };
  }
  const different = new Set(
    told.flatMap(({ instances }) =>
      instances.map(({ apiVersion, kind, namespace, name }) =>
        JSON.stringify([apiVersion, kind, namespace, name]),
      ),
    ),
  );
  const free: FreeInstances = {
    number: different.size,
    mayBeMore:
      unanswered !== undefined || told.some(({ mayBeMore }) => mayBeMore),
  };
  return { free };
}
