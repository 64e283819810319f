import type { ReactNode } from 'react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { OfferingPanel } from './OfferingPanel';
import { useEntityOffering } from './useEntityOffering';

/** A card about the offering whose entity page one is on. */
export const OfferingSection = (props: {
  title: string;
  children: (offering: Offering) => ReactNode;
}) => <OfferingPanel {...props} offering={useEntityOffering()} />;
