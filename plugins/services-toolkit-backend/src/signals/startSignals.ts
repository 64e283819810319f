import type {
  AuthService,
  DatabaseService,
  LoggerService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  ReadModel,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { ClaimNotifier } from '../notifications/ClaimNotifier';
import { ClaimRecipients } from '../notifications/ClaimRecipients';
import { SentNotifications } from '../notifications/SentNotifications';
import type { ClaimEntities } from '../services/ClaimEntities';
import { SignalBroadcaster } from './SignalBroadcaster';
import { SignalKeys } from './SignalKeys';

/**
 * Lets pages and people know of changes, by signals and notifications. Both are optional: in a portal without these
 * plugins nobody listens.
 */
export async function startSignals(deps: {
  auth: AuthService;
  clusters: ServicesToolkitClusters;
  database: DatabaseService;
  entities: ClaimEntities;
  logger: LoggerService;
  model: Pick<ReadModel, 'claims' | 'offerings' | 'projection' | 'services'>;
  notifications: NotificationService;
  rootLifecycle: RootLifecycleService;
  signals: SignalsService;
}): Promise<{ signalKeys: SignalKeys; stop(): void }> {
  const { auth, clusters, database, entities, logger, model } = deps;
  const signalKeys = await SignalKeys.create(database);
  const broadcaster = new SignalBroadcaster({
    keys: signalKeys,
    clusters,
    model,
    signals: deps.signals,
    logger,
  });
  const notifier = new ClaimNotifier({
    clusters,
    claims: model.claims,
    sent: await SentNotifications.create(
      database,
      clusters.list().map(({ name }) => name),
    ),
    recipients: new ClaimRecipients({ auth, entities }),
    notifications: deps.notifications,
    logger,
  });
  // Not before: the notifications plugin may be the last one that is ready, and a notification is sent once.
  deps.rootLifecycle.addStartupHook(() => notifier.start());
  return {
    signalKeys,
    stop() {
      broadcaster.stop();
      notifier.stop();
    },
  };
}
