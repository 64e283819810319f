import type { LinkState } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { ReadinessChip } from '../common/ReadinessChip';

const signs = {
  ok: 'ready',
  unreachable: 'notReady',
  broken: 'notReady',
  unknown: 'unknown',
} as const satisfies Record<LinkState, unknown>;

/** How a link, or something that goes through it, is. */
export const LinkStateChip = (props: {
  of: 'link' | 'import' | 'export';
  state: LinkState;
}) => {
  const { of, state } = props;
  const t = useTexts();
  // That something is imported does not say that it can be reached: that is for the link to say.
  const label =
    state === 'ok' ? t(`links.ok.${of}`) : t(`links.state.${state}`);
  return <ReadinessChip state={signs[state]} label={label} />;
};
