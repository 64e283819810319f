import Alert from '@material-ui/lab/Alert';
import type { Access } from '../../hooks/useAccess';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import { GrantCommands } from '../common/GrantCommands';

/**
 * Why one may not claim at a place, whom to ask, and what one can do instead. That there is no such namespace stands at its
 * field.
 */
export const ClosedPlace = (props: {
  id?: string;
  access: Extract<Access, { state: 'denied' }>;
  target?: ClaimTarget;
  namespace: string;
  /** What one can do all the same. */
  instead?: string;
}) => {
  const { access, target, namespace } = props;
  const t = useTexts();
  const isOwn = target?.namespaces.includes(namespace);
  const words = [
    access.otherReason,
    // A cluster gives the same answer where there is no such namespace, to who may not read namespaces.
    !isOwn && !access.noNamespace && t('dialog.namespaceMayNotExist'),
    props.instead,
  ].filter(Boolean);
  return (
    <div>
      {words.length > 0 && (
        <Alert severity="info" aria-live="polite" id={props.id}>
          {words.join(' ')}
        </Alert>
      )}
      <GrantCommands missing={access.missing} />
    </div>
  );
};
