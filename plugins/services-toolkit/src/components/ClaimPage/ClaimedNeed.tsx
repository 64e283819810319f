import { useMemo } from 'react';
import { useNeedLines } from '../../hooks/useNeedLines';
import { useServicesAsTheyCome } from '../../hooks/useServices';
import type { Need } from '../../model/Need';
import { serviceEntriesOf } from '../../model/ServicesEntry';
import { TermList } from '../common/TermList';

/** What a claim asks for in place of a class, as services call it. */
export const ClaimedNeed = (props: { need: Need }) => {
  const known = useServicesAsTheyCome().value?.services;
  const entries = useMemo(() => serviceEntriesOf(known ?? []), [known]);
  return <TermList lines={useNeedLines(props.need, entries)} />;
};
