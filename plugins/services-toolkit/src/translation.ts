import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { objectPhrases, sentences } from '@services-toolkit/claims';

/**
 * Every text of this plugin that does not come from a cluster, also of what the claim API tells as codes.
 *
 * @public
 */
export const servicesToolkitTranslationRef = createTranslationRef({
  id: 'plugin.services-toolkit',
  messages: {
    // What the claim API tells as data: the same English that conditions and kubectl have.
    message: sentences,
    object: objectPhrases,
    right: {
      inNamespace: '{{verb}} {{resource}} in namespace {{namespace}}',
      anywhere: '{{verb}} {{resource}}',
    },
    category: {
      database: 'Database',
      cache: 'Cache',
      messaging: 'Messaging',
      'streaming-messaging': 'Streaming and messaging',
      search: 'Search',
      storage: 'Storage',
      identity: 'Identity',
      security: 'Security and credentials',
      networking: 'Networking',
      dns: 'DNS',
      email: 'E-mail',
      'monitoring-logging': 'Monitoring and logging',
      'integration-delivery': 'Integration and delivery',
      'ai-machine-learning': 'AI and machine learning',
      other: 'Other',
    },
    availability: {
      free_one: '{{count}} free in pool',
      free_other: '{{count}} free in pool',
      noneFree: '0 free',
      waiting_one: '0 free, {{count}} waiting',
      waiting_other: '0 free, {{count}} waiting',
      onDemand: 'made on demand',
      onDemandIn: 'on demand in ~{{duration}}',
      seconds: '{{number}} s',
      minutes: '{{number}} min',
      hours: '{{number}} h',
    },
    finding: {
      true: {
        guarantee: 'Kept on {{cluster}}.',
        capability: 'Works on {{cluster}}.',
      },
      False: 'Not on {{cluster}}.',
      FalseBecause: 'Not on {{cluster}}: {{reason}}.',
      Unknown: 'Not known on {{cluster}}.',
      UnknownBecause: 'Not known on {{cluster}}: {{reason}}.',
      notJudgedYet: 'Not known on {{cluster}}: nobody has looked yet.',
      away: 'Not known on {{cluster}}, which does not answer.',
    },
    plan: {
      free: 'Free of charge',
      unit: {
        MONTHLY: '{{amount}} per month',
        YEARLY: '{{amount}} per year',
        DAILY: '{{amount}} per day',
        HOURLY: '{{amount}} per hour',
      },
      perUnit: '{{amount}} per {{unit}}',
      perNamespace_one: 'At most {{count}} claim in a namespace',
      perNamespace_other: 'At most {{count}} claims in a namespace',
      notReady: 'It cannot be claimed on any cluster. {{reason}}',
    },
    service: {
      plans: 'Plans',
      noPlans: 'It has no plan that could be claimed.',
      morePlans_one: 'and {{count}} more plan',
      morePlans_other: 'and {{count}} more plans',
      more: 'and {{count}} more',
      guaranteesKept: 'What is guaranteed',
      onlyOn: 'on {{clusters}}',
      onlyPlans: '{{plans}}',
      onlyForPlans: 'only with {{plans}}',
      lifecycle: {
        experimental: 'Experimental',
        deprecated: 'Deprecated',
      },
      deprecated: 'This service is deprecated: begin with another one.',
      deprecatedSince:
        'This service has been deprecated since {{day}}: begin with another one.',
      replacement: 'Take {{service}} instead',
      version: 'version {{version}}',
      level: 'automation: {{level}}',
      about: 'What it is',
      guarantees: 'Guarantees',
      capabilities: 'What it can do',
      outputs: 'What you get',
      outputsText:
        'A claim has a Secret in its namespace. These are the keys that it will hold.',
      noOutputs: 'The platform team has not said which keys these are.',
      output: {
        key: 'Key',
        what: 'What it is',
        notes: 'Notes',
        sensitive: 'keep it secret',
        optional: 'may be missing',
        missing:
          'On {{cluster}}, Secrets of real claims lack {{keys}}. Correct the offering’s outputs or the service.',
        surplus:
          'On {{cluster}}, Secrets of real claims also hold {{keys}}. Add them to the offering’s outputs.',
      },
      unknownFact: '{{cluster}} does not tell the fact “{{fact}}”.',
      unknownFactRule:
        '{{cluster}} does not tell the fact “{{fact}}”, since the controllers may not read it: {{rule}}.',
      relations: 'How its parts relate',
      relation: {
        contains: 'contains',
        requires: 'requires',
        bindsTo: 'binds to',
      },
      support: 'Whom to ask, and where to read on',
      maintainers: 'Maintainers',
      link: {
        documentation: 'Documentation',
        support: 'Support',
        chat: 'Chat',
        status: 'Status',
        runbook: 'Runbook',
        source: 'Source code',
        other: 'Other links',
      },
      inherited: 'as its author says (ClusterResource {{from}})',
    },
    need: {
      open: 'What do you need?',
      title: 'What do you need?',
      titleClaim: 'Claim by need',
      intro:
        'Say what your application needs, whichever service has it. Only what a cluster keeps just now counts.',
      version: 'Version',
      versionHelp: 'One or a range, such as 18, ^18.1, or >=16 <19.',
      badVersion: 'This is no range of versions, such as ^18.1 or >=16 <19.',
      more: 'More: protocol, provider, plan, labels',
      labelsHelp:
        'Of the service class, as its provider has named them to you, such as tier=gold, region=eu.',
      badLabels: 'These are no labels, such as tier=gold, region=eu.',
      labelsLater: 'Whether they have the labels, the cluster checks last.',
      notNow: '{{title}} (nowhere just now)',
      field: {
        type: 'Type',
        version: 'Version',
        protocol: 'Protocol',
        provider: 'Provider',
        plan: 'Plan',
        guarantees: 'Guarantees',
        capabilities: 'Capabilities',
        labels: 'Labels',
      },
      problem: {
        empty: 'Say at least one thing that you need.',
        version: 'Correct the version.',
        labels: 'Correct the labels.',
      },
      result: 'What has it',
      found_one: '{{count}} plan has all of it.',
      found_other: '{{count}} plans have all of it.',
      orPlan:
        'Choose Next to let the cluster pick when the claim is made, or choose one plan yourself.',
      choose: 'Choose this plan',
      chooseNamed: 'Choose the plan {{plan}}',
      others_one: 'and {{count}} more',
      others_other: 'and {{count}} more',
      noneShort: 'No plan has all of it just now: the claim would wait.',
      none: 'No plan has all of it just now. These come closest:',
      waits:
        'You can claim it all the same: the claim waits, and continues automatically when a plan has all of it.',
      plan: '{{service}}, {{plan}}, on {{cluster}}',
      hasIt: 'has it now',
      hasItNot: 'the claim would wait',
      review:
        'You claim by need on {{cluster}}: what you get is the first plan there that has all of this. A Secret with its credentials appears in namespace {{namespace}}.',
      reviewRelease:
        'When you release the claim, what it got goes back to the platform team, or is deleted with its data.',
      reviewFixed:
        'What is asked for cannot be changed later; once the claim has a plan, it keeps it.',
      asked: 'What you need',
      gets: 'Now it would get {{plan}}.',
      getsIn: 'Now it would get {{plan}}: {{availability}}.',
      getsUnknown:
        'Which plan it would get, the cluster tells when the claim is made.',
      instead: 'Choose this plan instead',
      insteadNamed: 'Choose this plan instead: {{plan}}',
      waitsUntil:
        'It waits until a plan has all of it, and then continues automatically. These come closest:',
      waitsForAny:
        'Nothing is offered there yet. It waits until a plan has all of it, and then continues automatically.',
      lack: {
        capability: 'it cannot do “{{wanted}}”',
        capabilityBecause: 'it cannot do “{{wanted}}” here: {{reason}}',
        guarantee: 'it does not guarantee “{{wanted}}”',
        guaranteeBecause: 'it does not keep “{{wanted}}” here: {{reason}}',
        notReady: 'it cannot be claimed: {{reason}}',
        noneFree: 'no instance is free',
        notAllowed: 'you may not claim it',
        label: 'its class has no label {{wanted}}',
        no: {
          type: 'it says no type',
          protocol: 'it says no protocol',
          provider: 'it says no provider',
          version: 'it says no version',
          plan: 'it is not the plan {{wanted}}',
        },
        other: {
          type: 'its type is {{has}}',
          protocol: 'its protocol is {{has}}',
          provider: 'its provider is {{has}}',
          version: 'its version is {{has}}, not {{wanted}}',
          plan: 'it is the plan {{has}}',
        },
      },
    },
    readiness: {
      ready: 'Ready',
      partly: 'Ready on {{ready}} of {{total}}',
      exhausted: 'None free',
      free: '{{number}} free',
      freeOrMore: 'At least {{number}} free',
      freeWaiting: '{{free}}, {{waiting}} waiting',
      waiting_one: '0 free, {{count}} waiting',
      waiting_other: '0 free, {{count}} waiting',
      notReady: 'Not ready',
      unknown: 'Not known yet',
      away: 'Does not answer',
      cluster: '{{cluster}}: {{state}}',
      noReason: 'The cluster does not say why.',
    },
    state: {
      ready: 'Ready',
      waiting: 'Waiting',
      failed: 'Failed',
      deleting: 'Being released',
      announce: '{{name}}: {{state}}. {{sentence}}',
    },
    common: {
      trail: 'Where this page belongs',
      retry: 'Try again',
      loading: 'Loading',
      copy: 'Copy',
      copied: 'Copied',
      copyNamed: 'Copy {{what}}',
      back: 'Back',
      forDuration: 'for {{duration}}',
      cancel: 'Cancel',
      close: 'Close',
      details: 'Details',
      by: 'by',
      noAnswer:
        'The portal’s backend gave no answer. Check that it runs and that you are connected.',
      unreachable:
        'Cluster {{cluster}} has not answered for {{duration}}. What you see of it is what it said last.',
      unreachableNoTime:
        'Cluster {{cluster}} does not answer. What you see of it is what it said last.',
      outdated:
        'The last attempt to refresh failed: {{message}} What you see is what was known before.',
    },
    access: {
      claim:
        'You may not claim in namespace {{namespace}} on {{cluster}}. Ask the owner of the namespace for access (RBAC: the role app-editor, with the verb {{verb}} on {{kind}}).',
      release:
        'You may not release claims in namespace {{namespace}} on {{cluster}}. Ask the owner of the namespace for access (RBAC: the role app-editor, with the verb {{verb}} on {{kind}}).',
      class:
        'You may not claim {{service}} on {{cluster}}. Ask {{owner}} for access to it (RBAC: the verb claim on the class {{class}}).',
      noNamespace:
        'There is no namespace {{namespace}} on {{cluster}}. Correct its name, or ask the platform team to create it.',
      short: 'You may not claim it.',
      shortClass: 'You have no access yet. Ask {{owner}}.',
      shortNamespace: 'You may not claim in your namespaces.',
      how: 'What is missing, and whom to ask',
      operators: 'the service operators of the cluster',
      command: 'Command to grant access',
      commandWhat: 'the command',
    },
    services: {
      title: 'Services',
      subtitle:
        'What your platform teams offer: find one, claim it, and its credentials appear beside your application.',
      search: 'Search services',
      filters: 'Filters',
      filterKind: 'Kind of service',
      filterCluster: 'Offered on',
      filterType: 'Type',
      filterProtocol: 'Protocol',
      filterProvider: 'Provider',
      filterOwner: 'Owner',
      filterGuarantee: 'Guarantees',
      filterCapability: 'Capabilities',
      filterAll: 'All',
      filterAny: 'Any',
      filterReady: 'Ready now',
      filterClaimable: 'I can claim',
      others: 'You cannot claim these now',
      clear: 'Clear filters',
      count_one: '{{count}} service',
      count_other: '{{count}} services',
      nothingFound: 'No service matches',
      nothingFoundText_one:
        '{{count}} service is hidden by what you searched for and filtered by.',
      nothingFoundText_other:
        '{{count}} services are hidden by what you searched for and filtered by.',
      error: 'The services could not be loaded',
      myClaims: 'My claims',
      all: 'All services',
      list: 'Services on offer',
      more: 'Show more ({{left}} left)',
      claimNamed: 'Claim {{title}}',
      detailsNamed: 'Details of {{title}}',
      noDescription: 'The platform team has not described it yet.',
    },
    notFound: {
      title: 'Page not found',
      text: 'There is no page {{path}} here. The address may be misspelt, or the page may have moved.',
    },
    empty: {
      title: 'No services are offered yet',
      text: 'A service is something an application needs and a platform team runs: a database, a queue, a cache. Once a platform team publishes one, it appears here within seconds.',
      how: 'To publish one, apply a ClusterServiceOffering, and the ClusterInstanceClass of each of its plans, to a cluster that this portal is connected to:',
      copy: 'the example',
    },
    offering: {
      where: 'Where it is offered',
      claim: 'Claim',
      how: 'How to claim it',
      howText:
        'Choose Claim here or on a component’s page, or apply a ClassClaim with kubectl. A Secret with the credentials then appears in the claim’s namespace.',
      howYaml: 'the claim',
      pool: 'A claim takes one of the instances that stand ready. When it is released, the instance goes back to the platform team.',
      poolExhausted:
        'No instance is free now: a claim waits until one is added or given back, after those that wait already. When it is released, the instance goes back to the platform team.',
      provisioner:
        'A claim has an instance made for it. When it is released, the instance is deleted.',
      error: 'This service could not be loaded',
      gone: 'No cluster offers this service any more',
      goneText:
        'The catalog will drop it in a moment. Claims that were made keep what they have.',
      notReadyAnywhere: 'It is not ready on any cluster. {{reason}}',
      elsewhere: 'Claim in another namespace',
      content: 'Service',
      conflict: 'Another source has this service’s place in the catalog',
      conflictOther: 'Look at the other entity',
    },
    parameters: {
      rules: 'Rules',
      title: 'Parameters',
      none: 'There is nothing to set: a claim needs a name and a namespace only.',
      anything: 'Any settings are taken; the cluster does not say which.',
      on: 'On {{clusters}}',
      name: 'Name',
      kind: 'Type',
      required: 'Required',
      default: 'Default',
      allowed: 'Allowed values',
      description: 'Description',
      yes: 'Yes',
      no: 'No',
      type: {
        string: 'text',
        integer: 'whole number',
        number: 'number',
        boolean: 'yes or no',
        object: 'group',
        array: 'list',
        map: 'names and values',
        listOf: 'list of: {{type}}',
        mapOf: 'names with: {{type}}',
        intOrString: 'whole number or text',
        free: 'anything',
      },
      limit: {
        minimum: 'at least {{value}}',
        maximum: 'at most {{value}}',
        multipleOf: 'multiples of {{value}}',
        minLength: 'at least {{value}} characters',
        maxLength: 'at most {{value}} characters',
        minItems: 'at least {{value}} entries',
        maxItems: 'at most {{value}} entries',
        pattern: 'matching {{value}}',
        format: 'format {{value}}',
      },
    },
    instances: {
      title: 'Instances',
      intro:
        'What a claim could get now: nobody else holds it, and its owner lets the namespace have it.',
      onDemand:
        'An instance of this service is made when it is claimed, so there are none to choose from.',
      namespace: 'For a claim in namespace',
      error: 'The instances could not be listed',
      forbidden: 'You may not see what is free for {{namespace}}',
      forbiddenText:
        'Ask the owner of the namespace for access (RBAC: the role app-editor).',
      details: 'What the cluster says',
      free_one: '{{count}} instance is free for a claim in {{namespace}}.',
      free_other: '{{count}} instances are free for a claim in {{namespace}}.',
      atLeast: 'At least {{number}} instances are free; the first of them:',
    },
    usage: {
      title: 'Used by',
      list: 'Claims on this service',
      none: 'No claim that you may see uses this service.',
    },
    examples: {
      title: 'Examples',
      none: 'There are no examples yet.',
      invalid:
        'The API server would not take this; only you and your team see it here. {{reason}}',
      claim: 'Claim it',
      binding: 'Bind it to a Deployment',
      bindingYaml: 'the ServiceBinding',
    },
    clusters: {
      title: 'Clusters',
      what: 'What',
      state: 'State',
      setting: 'Parameter {{path}}',
      required: 'required',
      missing: 'not there',
      unknown: 'not known',
      same: 'What may be set is the same on all clusters.',
    },
    component: {
      title: 'Services',
      claim: 'Claim a service',
      claimDenied: 'Claim a service (not allowed)',
      propose: 'Propose a claim by pull request',
      empty: 'This component has no service yet.',
      emptyText:
        'Claim one, and its credentials appear as a Secret beside the application.',
      error: 'The services of this component could not be loaded',
      list: 'Claims of this component',
    },
    claims: {
      title: { mine: 'My claims', all: 'All claims' },
      subtitle: {
        mine: 'Your and your groups’ claims, problems first.',
        all: 'Every claim that you may see, problems first.',
      },
      whose: 'Whose claims',
      whoseChoice: { mine: 'Mine', all: 'All' },
      empty: {
        mine: 'You and your groups have no claims',
        all: 'There are no claims that you may see',
      },
      emptyText: 'Find a service and claim it.',
      toServices: 'To the services',
      error: 'The claims could not be loaded',
      list: 'Claims',
      search: 'Search claims',
      order: 'Order',
      orders: {
        urgency: 'Problems first',
        newest: 'Newest first',
        oldest: 'Oldest first',
        name: 'By name',
      },
      noMatch: 'No claim matches',
      noMatchText_one: '{{count}} claim is hidden by what you searched for.',
      noMatchText_other:
        '{{count}} claims are hidden by what you searched for.',
      clear: 'Clear search',
      for: 'for',
      created: 'created',
      of: '{{service}} on {{cluster}}, namespace {{namespace}}',
    },
    pending: {
      title: 'Pending claims',
      subtitle:
        'Every claim that is not ready, as far as you may see, by what would fulfil it; those that wait longest first.',
      empty: 'No claim is waiting, as far as you may see',
      class: 'Service:',
      oldest: 'Oldest: created',
      show_one: 'Show {{count}} claim',
      show_other: 'Show {{count}} claims',
      hide: 'Hide claims',
      claims_one: '{{count}} claim',
      claims_other: '{{count}} claims',
      reason: {
        NoClaimableInstances:
          '{{claims}} waiting for an instance of {{class}} on {{cluster}}: none is free',
        NoMatchingClass:
          '{{claims}} waiting for a service on {{cluster}} that has what is asked for',
        ClassDoesNotExist:
          '{{claims}} waiting for the class {{class}}, which does not exist on {{cluster}}',
        ClassNotReady:
          '{{claims}} waiting for the class {{class}} on {{cluster}}, which is not ready',
        ClaimNotAuthorized:
          '{{claims}} on {{class}}, {{cluster}}: made by somebody who may not claim it',
        ReasonParametersInvalid:
          '{{claims}} on {{class}}, {{cluster}}: the settings are not valid',
        ResourceNotReady:
          '{{claims}} waiting for an instance of {{class}} on {{cluster}} that is being made',
        UnableToQueryClaimableInstances:
          '{{claims}} on {{class}}, {{cluster}}: the instances cannot be listed',
        UnableToCreateClaimableInstance:
          '{{claims}} on {{class}}, {{cluster}}: no instance can be made',
        deleting: '{{claims}} on {{class}}, {{cluster}}: being released',
      },
      otherReason: '{{claims}} on {{class}}, {{cluster}}: {{reason}}',
      noReason:
        '{{claims}} on {{class}}, {{cluster}}: no controller has said why',
    },
    links: {
      title: 'Links between clusters',
      subtitle:
        'Which cluster uses the APIs of which other one, and what goes through each link; what is broken first.',
      error: 'The links could not be loaded',
      forbidden: 'You may not see the links between clusters',
      empty: 'No cluster uses another one',
      emptyText:
        'With a link, a cluster uses the APIs of another one as if they were its own: claims are made here, and what is claimed runs there. A platform team makes an UpstreamClusterLink in the cluster that has the APIs, and a DownstreamClusterLink and a ClusterAPIGroupImport in the one that is to use them.',
      broken_one: '{{count}} of {{all}} links needs somebody to look after it.',
      broken_other:
        '{{count}} of {{all}} links need somebody to look after them.',
      fine_one: 'The only link is not known to be broken.',
      fine_other: 'None of {{count}} links is known to be broken.',
      search: 'Search links',
      noMatch: 'No link matches',
      ok: { link: 'Works', import: 'Imported', export: 'Granted' },
      state: {
        unreachable: 'Not reachable',
        broken: 'Broken',
        unknown: 'Not known yet',
      },
      uses: '{{cluster}} uses {{other}}',
      usedBy: '{{other}} uses {{cluster}}',
      otherCluster: 'another cluster',
      downstream:
        'DownstreamClusterLink {{name}} in namespace {{namespace}} of {{cluster}}',
      upstream:
        'UpstreamClusterLink {{name}} in namespace {{namespace}} of {{cluster}}',
      missingUsed:
        '{{cluster}} has no DownstreamClusterLink {{name}} in namespace {{namespace}}, and API groups are to be imported through it. Apply it, or correct the imports.',
      missingUsing:
        '{{cluster}} has no UpstreamClusterLink {{name}} in namespace {{namespace}}, and exports are for it. Apply it, or correct the exports.',
      stale: '{{cluster}} does not answer just now: this is what it said last.',
      server: 'API server',
      version: 'Kubernetes',
      tokenUntil: 'Token valid until',
      clock: 'Clock',
      clockAhead: '{{seconds}} seconds ahead',
      clockBehind: '{{seconds}} seconds behind',
      lastError: 'Last error, which is over',
      kubeconfig: 'Secret to hand over',
      handOverUntil: 'May be handed over until',
      importsOf: 'API groups that are used through {{link}}',
      exportsOf: 'What may be used through {{link}}',
      nothingImported:
        'No API group is used through it: there is no ClusterAPIGroupImport that names it.',
      nothingExported:
        'Nothing may be used through it: there is no APIExportRoleBinding that names it.',
      group: 'API group',
      byImport: 'Import {{name}}',
      stateTitle: 'State',
      versions: 'Versions',
      namespaces: 'Open namespaces',
      namespace: 'Namespace',
      classes: 'Service classes',
      role: 'ClusterRole',
      resources: 'What may be done',
      may: '{{resources}} of {{group}}: {{verbs}}',
      none: 'None',
      andMore: '{{names}} and {{count}} more',
      unnamed: 'and {{count}} that are not named here.',
      moreExports_one: 'Show {{count}} more namespace',
      moreExports_other: 'Show {{count}} more namespaces',
      untoldExports_one: '{{count}} more export is not shown.',
      untoldExports_other: '{{count}} more exports are not shown.',
      hidden:
        'Some links of {{cluster}} are not shown, because you lack rights there: {{rights}}. Ask the platform team that runs the cluster.',
      unanswered:
        'Whether you may see the links of {{cluster}} could not be found out just now: {{message}}',
      notImported_one:
        '{{cluster}}: a namespace ({{namespaces}}) is open for the API group {{group}}, which no ClusterAPIGroupImport imports.',
      notImported_other:
        '{{cluster}}: {{count}} namespaces ({{namespaces}} …) are open for the API group {{group}}, which no ClusterAPIGroupImport imports.',
    },
    runsOn: {
      title: 'Runs on',
      through: 'Runs on {{cluster}}, reached through {{link}}',
      throughUnknown: 'Runs on another cluster, reached through {{link}}',
      place: '{{cluster}}, reached through {{link}}',
      placeUnknown: 'Another cluster, reached through {{link}}',
      in: '{{cluster}}:',
      state: {
        unreachable: 'not reachable',
        broken: 'broken',
        unknown: 'not known yet whether reachable',
      },
      readyButAway:
        'What you have claimed goes on running there, and your application keeps its credentials. From here it can be neither seen nor changed until the platform team has repaired the link.',
    },
    dialog: {
      title: 'Claim a service',
      titleOf: 'Claim {{title}}',
      discard: {
        title: 'Discard this claim?',
        text: 'What you have filled in is lost.',
        keep: 'Keep editing',
        confirm: 'Discard',
      },
      steps: 'Steps of claiming',
      step: {
        service: 'Service',
        where: 'Where',
        settings: 'Settings',
        review: 'Review',
        need: 'Need',
        'need-where': 'Where',
        'need-review': 'Review',
      },
      settings: {
        intro:
          'What may be chosen of this service. It cannot be changed after the claim was made. Fields with * are required.',
        default: 'Default: {{value}}',
        defaultOfGroup:
          'Not set. {{value}} as soon as something of its group is set.',
        leaveOut: 'Leave out {{name}}',
        notSet: 'Not set',
        asYaml: '{{name}} (YAML)',
        notYaml: 'This is not YAML. Correct or clear it.',
        refused:
          'The cluster does not accept these settings. Change the fields that are marked.',
        checking: 'Checking…',
        item: 'Entry',
        itemOf: '{{list}} {{number}}',
        add: 'Add',
        remove: 'Remove',
        moveUp: 'Move up',
        moveDown: 'Move down',
        key: 'Name',
        value: 'Value',
        keyTaken: 'There is an entry of that name already.',
        addTo: 'Add to {{name}}',
        removeNamed: 'Remove {{name}}',
        noEntries: 'No entries.',
        secret: 'set, and not shown',
        none: 'none',
        problem: {
          required: 'Required.',
          type: {
            integer: 'Enter a whole number.',
            number: 'Enter a number.',
            string: 'Enter a text.',
            boolean: 'Choose yes or no.',
            array: 'Enter a list.',
            object: 'Enter names and values.',
            other: 'Not of a type that is allowed here: {{type}}.',
          },
          enum: 'Must be one of: {{values}}.',
          pattern: 'Must match the pattern {{pattern}}.',
          described: 'Not in the form that is described here.',
          format: 'Must be a valid {{format}}.',
          minimum: 'Must be at least {{limit}}.',
          maximum: 'Must be at most {{limit}}.',
          exclusiveMinimum: 'Must be more than {{limit}}.',
          exclusiveMaximum: 'Must be less than {{limit}}.',
          minLength: 'Must have at least {{limit}} characters.',
          maxLength: 'Must have at most {{limit}} characters.',
          minItems: 'Must have at least {{limit}} entries.',
          maxItems: 'Must have at most {{limit}} entries.',
          multipleOf: 'Must be a multiple of {{limit}}.',
        },
      },
      chooseService: 'Which service?',
      plan: 'Which plan?',
      noMatch: 'No service matches “{{query}}”.',
      object: {
        know: 'Claim an existing object by name',
        title: 'Claim an object',
        intro:
          'A claim can be on one object by its name: a Secret, or anything that says in status.binding where its credentials are (a Provisioned Service). Nobody else can then claim it.',
        apiVersion: 'API version of the object',
        apiVersionHelp: 'Such as v1, or rabbitmq.com/v1beta1.',
        kind: 'Its kind',
        kindHelp: 'Such as Secret, or RabbitmqCluster.',
        name: 'Its name',
        nameHelp: 'As it is called on the cluster.',
        namespace: 'Its namespace',
        namespaceHelp: 'Empty if it is in the claim’s own namespace.',
        policy:
          'An object of another namespace can be claimed only if its owner has made a ResourceClaimPolicy there that lets yours. Ask them if the claim says that none matches.',
        copyInstead:
          'You can go on and copy the YAML for somebody who may, or for your repository.',
        incomplete:
          'Fill in which object it is and where the application runs.',
        noClusters: 'The clusters could not be loaded',
        review:
          'You claim {{object}} on {{cluster}} for namespace {{namespace}}: nobody else can claim it then. A Secret in that namespace holds its credentials.',
        reviewRelease:
          'When you release the claim, the object stays as it is, and others can claim it.',
        reviewFixed: 'Which object a claim is on cannot be changed later.',
      },
      notOffered:
        'No cluster offers {{class}}. It may have been withdrawn; choose another service.',
      forComponent: 'For which component?',
      forNothing: 'None: only for me, or for something not in the catalog',
      forHelp: 'The claim then appears on the component’s page.',
      forElsewhere:
        'The claim will not appear on the component’s page: see Namespace.',
      forError: 'The component {{entityRef}} could not be loaded: {{message}}',
      cluster: 'On which cluster?',
      clusterAway: 'does not answer just now',
      clusterNotReady: 'not ready: {{reason}}',
      noCluster:
        'No cluster can take a claim on this service just now. Try again later, or ask its provider.',
      namespace: 'Namespace',
      namespaceMayNotExist:
        'Check its name, too: the cluster does not tell you whether there is such a namespace.',
      namespaceHelp:
        'Where the application runs: the Secret with the credentials appears there.',
      namespaceOf: 'The namespace of {{component}}.',
      namespaceElsewhere:
        'A claim in {{namespace}} is not for {{component}}, and will not appear on its page: {{component}} runs in {{own}}.',
      namespaceNone:
        '{{component}} names no namespace (annotation backstage.io/kubernetes-namespace), so the claim will not appear on its page.',
      namespaceProblem: {
        empty: 'Enter the application’s namespace.',
        invalid:
          'A namespace has at most 63 lower-case letters, digits and dashes, and begins and ends with a letter or digit.',
      },
      name: 'Name of the claim',
      nameHelp:
        'Applications refer to the service by it. It cannot be changed later.',
      nameProblem: {
        empty: 'Give the claim a name.',
        tooLong: 'A name has at most 253 characters.',
        characters: 'Only lower-case letters, digits, dashes and dots.',
        ends: 'A name, and each part between dots, begins and ends with a letter or digit.',
        taken:
          'This component has a claim of that name in {{namespace}} already.',
        takenByOther:
          'There is a claim of that name in {{namespace}} already. Choose another name.',
      },
      proposeInstead: 'You can still propose the claim by a pull request.',
      checkingAccess: 'Checking whether you may claim there…',
      next: 'Next',
      reviewSentence:
        'You get {{service}} on {{cluster}}. A Secret with its credentials appears in namespace {{namespace}}.',
      reviewClass: 'The claim is on the service class {{class}}.',
      reviewFor: 'It is for {{component}}.',
      reviewElsewhere:
        'It is not for {{component}}, and will not appear on its page, since {{component}} does not run in {{namespace}}.',
      reviewPool:
        'When you release the claim, the instance goes back to the platform team.',
      reviewProvisioner:
        'When you release the claim, the instance and its data are deleted.',
      reviewFixed: 'The settings of a claim cannot be changed later.',
      dryRun: 'Check by the cluster',
      dryRunChecking: '{{cluster}} is checking the claim…',
      dryRunOk: 'Accepted by {{cluster}}.',
      dryRunWaits: {
        instance:
          'Accepted by {{cluster}}. The claim will wait, since no instance is free now.',
        service:
          'Accepted by {{cluster}}. The claim will wait, since no plan has all of it now.',
      },
      dryRunRefused: 'Not accepted',
      pruned: {
        title_one: 'The class does not know a setting; it is left out',
        title_other:
          'The class does not know {{count}} settings; they are left out',
        similar: '(did you mean {{name}}?)',
        more: 'and {{number}} more',
        goOn: 'Correct it above, or choose Next again to go on without it.',
      },
      availability: {
        free_one: '{{count}} instance is free now.',
        free_other: '{{count}} instances are free now.',
        atLeast: 'At least {{number}} instances are free now.',
        behind_one:
          'No instance is free now; your claim will wait behind {{count}} other.',
        behind_other:
          'No instance is free now; your claim will wait behind {{count}} others.',
        next: 'No instance is free now; your claim will wait for the next one.',
      },
      yaml: 'The claim as YAML',
      copyYaml: 'Copy YAML',
      claimNow: 'Claim now',
      openPullRequest: 'Open pull request',
      noPullRequest: {
        noCredentials:
          'Pull requests cannot be opened from here, since this portal has no credentials for {{hosts}}. Copy the YAML into your repository, or ask the administrators of the portal to add some.',
        noScaffolder:
          'Pull requests cannot be opened from here, since this portal has no scaffolder. Copy the YAML into your repository.',
        noTemplate:
          'Pull requests cannot be opened from here: the catalog has no template of the type service-claim, or none that you may see. Copy the YAML into your repository, or ask the administrators of the portal to add one.',
        catalog:
          'Whether a pull request can be opened could not be found out, since the catalog gave no answer. Copy the YAML into your repository.',
      },
      claiming: 'Claiming…',
      failed: 'The claim was not made',
      checkFirst: 'The cluster is still checking the claim.',
      refusedFirst: 'The cluster does not accept the claim as it is.',
      refusedPropose:
        'The cluster does not accept it from you just now. You can still propose it by a pull request.',
      hint: {
        invalid: 'Go back, change it, and try again.',
        gone: 'Go back and choose another cluster. If none takes it, tell the platform team.',
        forbidden: 'Ask the owner of the namespace, or choose another one.',
        taken: 'Go back and choose another name.',
        away: 'Nothing was made. Try again when the cluster answers.',
        other:
          'Nothing was made. Try again; if it stays, tell the administrators of the portal.',
      },
    },
    template: {
      service: 'Service',
      serviceFirst: 'Choose a service first: it decides what may be set.',
      noMatch: 'No service matches',
      noneOffered:
        'No service that this template takes can be claimed just now. Ask the platform team.',
      invalidSettings:
        'Some of these are missing or not valid. Change the fields that are marked.',
    },
    graph: {
      title: 'How it is fulfilled',
      views: 'How it is shown',
      view: { graph: 'Graph', list: 'List' },
      kind: {
        claim: 'Claim',
        class: 'Service class',
        source: 'Source',
        clusterLink: 'Link to another cluster',
        groupImport: 'Import',
        namespaceImport: 'Opened namespace',
        instance: 'Instance',
        resource: 'Resources',
        resourceClaim: 'Reservation',
        secret: 'Credentials',
        workload: 'Used by',
      },
      state: {
        ok: 'OK',
        waiting: 'Waiting',
        failed: 'Failed',
        unknown: 'Not known',
        notReached: 'Not yet',
        unused: 'None yet',
        hidden: 'No access',
      },
      move: {
        claimant: 'You have to act',
        operator: 'The platform team has to act',
        wait: 'Nothing for you to do',
      },
      many: '{{number}} in all',
      omitted: '{{number}} more are not shown.',
      missingRight: 'You lack the right: {{right}}.',
      rightOfPortal: 'The portal lacks the right: {{right}}.',
      keys: 'Keys of the Secret',
      conditions: 'Conditions',
      events: 'Events',
      warning: 'Warning:',
      times: '({{times}} times)',
      yamlOf: 'YAML of {{title}}',
    },
    claim: {
      title: 'Claim {{name}}',
      subtitle: '{{service}} on {{cluster}}, namespace {{namespace}}',
      error: 'The claim {{name}} could not be loaded',
      gone: 'There is no claim {{name}} here',
      goneText:
        'It was released, or it never existed in namespace {{namespace}} on {{cluster}}.',
      noCluster: 'This portal knows no cluster {{cluster}}',
      noClusterText:
        'The address of the claim {{name}} names a cluster that is not among those of this portal. Check the address; the cluster may have been renamed or removed.',
      anyService: 'a service by need',
      byNeedOf: '{{what}}, by need',
      forbidden: 'You may not see the claim {{name}}',
      pruned_one:
        'The class does not know a setting of this claim; it was left out',
      pruned_other:
        'The class does not know {{count}} settings of this claim; they were left out',
      facts: 'About this claim',
      secret: 'Secret with the credentials',
      secretNotYet: 'not there yet',
      reference: 'Reference for other tools',
      service: 'Service',
      serviceNotYet: 'none has what is needed yet',
      needed: 'Needed',
      where: 'Where',
      whereText: '{{cluster}}, namespace {{namespace}}',
      madeFor: 'Made for',
      requestedBy: 'Requested by',
      created: 'Created',
      instance: 'Instance',
      wanted: 'Object',
      condition: {
        ClassMatched: 'The service was found',
        Validated: 'The settings are valid',
        ResourceClaimCreated: 'An instance is reserved for this claim',
        ResourceMatched: 'The object was found, and may be claimed',
        ResourceClaimed: 'Nobody else holds it',
        Ready: 'The credentials are there',
        other: '{{type}}',
      },
      conditionState: { True: 'Yes', False: 'No', Unknown: 'Not yet' },
      noConditions: 'No controller has looked at the claim yet.',
      use: 'How to use it',
      useTabs: 'Ways to use it',
      useConnect: 'Connect now',
      useConnectText:
        'On your own command line, with your own access to the cluster. What the Secret holds is printed there, and never in this portal.',
      useCode: 'Code',
      useCodeText:
        'In the Deployment’s Pod template one environment variable has the address; the application connects by it.',
      connect: {
        read: 'Read the Secret',
        client: 'Open a client',
        variable: 'The environment variable',
      },
      useBinding: 'Service Binding',
      useBindingText:
        'With a Service Binding controller on the cluster, this brings the credentials into the Deployment as files, and keeps them up to date.',
      useEnvironment: 'Environment',
      useEnvironmentText:
        'In the Deployment’s Pod template: each key of the Secret becomes an environment variable.',
      useVolume: 'Volume',
      useVolumeText:
        'In the Deployment’s Pod template: each key of the Secret becomes a file, where Service Binding libraries look for it.',
      useSpring: 'Spring',
      useSpringText:
        'Spring Boot with the library spring-cloud-bindings (buildpacks add it) configures itself from the binding’s files.',
      useQuarkus: 'Quarkus',
      useQuarkusText:
        'With the extension quarkus-kubernetes-service-binding, Quarkus makes the binding itself and configures itself from it.',
      useReference: 'Reference',
      useReferenceText:
        'Other tools name the claim by its reference; a Workload lists it under serviceClaims.',
      useKeys: 'Keys of the Secret: {{keys}}.',
      again: 'Claim again…',
      againHelp:
        'The settings of a claim cannot be changed. Claim again with other settings, move over, and release this one.',
      againObject:
        'Which object a claim is on cannot be changed. Claim another one, move over, and release this one.',
      yaml: 'YAML',
      yamlWhat: 'the claim as YAML',
      release: 'Release…',
      releaseTitle: 'Release {{name}}?',
      releaseLoses:
        'The instance that was made for this claim is deleted with all its data. This cannot be undone.',
      releaseReturns:
        'The instance goes back to the platform team, who may give it to somebody else or wipe it.',
      releaseFrees: 'The object stays as it is. Others can claim it then.',
      releaseSecret:
        'The Secret {{secret}} is removed from namespace {{namespace}}: applications that use it lose their access.',
      releaseNoSecret:
        'The claim has no credentials yet, so no application uses it.',
      releaseDestroyed: 'This is deleted:',
      releaseUsers: 'Still used by:',
      releaseNoUsers: 'No workload is known to use it.',
      releaseUnknownUsers:
        'You lack the right to see whether workloads use it: {{right}}',
      releaseType: 'Type the name of the claim to confirm',
      releaseConfirm: 'Release',
      releasing: 'Releasing…',
      releaseFailed: 'The claim was not released',
      releaseUnderway: 'It is being released already.',
      released: 'Released {{name}}',
    },
  },
});
