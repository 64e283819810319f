import type {
  Offering,
  Service,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesEntry } from './ServicesEntry';
import { plansOf } from './ServicesEntry';
import { kindOfService } from './categories';
import { searchWords, wordsOfService } from './searchWords';
import { guaranteesOf } from './statementsOf';

/** Of a thousand services it is not put together for each letter that somebody types. */
const texts = new WeakMap<Service | Offering, string>();

/** What somebody may type to find an entry, in lower case. What is not kept anywhere is not found as if it were. */
export function textOfEntry(entry: ServicesEntry): string {
  const about = entry.kind === 'class' ? entry.offering : entry.service;
  const known = texts.get(about);
  if (known !== undefined) {
    return known;
  }
  const words =
    entry.kind === 'class'
      ? wordsOfOffering(entry.offering)
      : wordsOfServiceEntry(entry.service);
  const text = [
    ...words,
    ...about.clusters.flatMap(({ name, title }) => [name, title]),
  ]
    .join(' ')
    .toLocaleLowerCase('en-US');
  texts.set(about, text);
  return text;
}

function wordsOfOffering(offering: Offering) {
  return [
    offering.title,
    offering.class,
    offering.description,
    offering.owner,
    offering.instanceType?.kind,
    ...searchWords(offering),
  ];
}

function wordsOfServiceEntry(service: Service) {
  return [
    service.title,
    service.name,
    service.type,
    service.protocol,
    service.provider?.name,
    service.version,
    service.category,
    service.shortDescription,
    service.owner,
    ...service.keywords,
    ...plansOf(service).flatMap(({ plan }) => [plan.title, plan.class]),
    ...service.clusters.flatMap(({ capabilities }) =>
      capabilities.flatMap(({ name, title }) => [name, title]),
    ),
    ...guaranteesOf(service)
      .filter(({ isKept }) => isKept)
      .map(({ title }) => title),
    ...wordsOfService(kindOfService(service), [
      service.name,
      service.title,
      service.type ?? '',
    ]),
  ];
}
