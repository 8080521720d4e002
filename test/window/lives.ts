import type { CaseKind } from '#shared/cases/kinds.ts';
import type { Typed } from './forms.ts';

/** The zone of the computer on which the cases below are typed. */
export const zone = 'Europe/Berlin';

interface Life {
  readonly kind: CaseKind;
  readonly title: string;
  /** What is typed into the form; moments as the clock in `zone` shows them. */
  readonly typed: Typed;
}

/** One case of each kind, with fixed times that lie in the past, so that no date depends on the day of the test. */
export const lives = {
  request: {
    kind: 'request',
    title: 'Everything that you hold on me',
    typed: {
      title: 'Everything that you hold on me',
      receivedAt: '2025-01-31T09:00',
      channel: 'letter',
      rights: [{ right: 'access', scope: 'Orders since 2019' }],
      regimes: ['cn-pipl', 'eu-gdpr'],
      requester: { name: 'Ottilie Brandvold', country: 'DE', underage: false },
    },
  },
  incident: {
    kind: 'incident',
    title: 'Backup tape lost by the courier',
    typed: {
      title: 'Backup tape lost by the courier',
      summary: 'One tape of three did not arrive.',
      regimes: ['cn-pipl', 'eu-gdpr'],
      aware: { certainty: 'exact', at: '2025-11-07T18:30' },
      discovered: { certainty: 'estimated', at: '2025-11-07T18:30' },
      occurred: { certainty: 'notKnownYet' },
      discoveredHow: 'staff',
      effects: ['confidentiality', 'availability'],
      incidentKind: 'deviceLostOrStolen',
      cause: 'externalAccidental',
      personCategories: ['customers'],
      persons: 1200,
      dataCategories: ['identity', 'contact'],
      records: 'notKnownYet',
      risk: 'risk',
      chinaGrade: 'larger',
      chinaReporter: 'operator',
    },
  },
  agreement: {
    kind: 'agreement',
    title: 'Shop hosting 2025',
    typed: {
      title: 'Shop hosting 2025',
      service: 'Hosting of the web shop',
      purpose: 'Sale of optical parts',
      parties: [{}, { name: 'Nordwind Hosting AB', role: 'processor', country: 'SE' }],
      regimes: ['eu-gdpr'],
      personCategories: 'Customers',
      data: 'Orders and accounts',
      sensitive: false,
      expiresOn: '2026-03-31',
      notice: { amount: 3, unit: 'month' },
      subProcessorMode: 'general',
      subProcessors: [{ name: 'Kelp Storage ApS', country: 'DK', service: 'Backups' }],
    },
  },
  transfer: {
    kind: 'transfer',
    title: 'Orders to the desk in Leipzig',
    typed: {
      title: 'Orders to the desk in Leipzig',
      purpose: 'Answering questions of customers',
      necessity: 'The desk speaks their languages.',
      importer: { name: 'Lindenauer Service GmbH', country: 'DE', role: 'processor' },
      regimes: ['cn-pipl'],
      data: 'Name, order, message',
      persons: 45_000,
      sensitivePersons: 0,
      importantData: false,
      criticalInfrastructure: false,
      frequency: 'continuous',
      mechanism: 'cnStandardContract',
      consent: { basis: 'separateConsent', obtained: 'Asked at checkout' },
    },
  },
} as const satisfies Record<CaseKind, Life>;
