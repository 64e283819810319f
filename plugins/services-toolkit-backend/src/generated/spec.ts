// Generated from services-toolkit-common/openapi.yaml by `yarn generate`; edit that file instead.
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'Services Toolkit claim API',
    version: '1',
    description:
      "Service offerings of the configured clusters with their live state, and claims on them. Reads come from watches, writes go to Kubernetes as the calling user, so that Kubernetes' own access control has the last word. No answer ever holds the data of a Secret.",
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/offerings': {
      get: {
        operationId: 'listOfferings',
        summary:
          'What can be claimed, one offering for a class name in a provider group',
        tags: ['offerings'],
        security: [{}, { JWT: [] }],
        parameters: [
          { $ref: '#/components/parameters/cursor' },
          {
            name: 'limit',
            in: 'query',
            required: false,
            description:
              'How many items a page may have. More than of other lists: no cluster is asked for them, and to search what is offered all of it is needed',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 1000,
              default: 100,
            },
          },
        ],
        responses: {
          '200': {
            description:
              'A page of offerings, ordered by provider group and class name',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/OfferingPage' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
        },
      },
    },
    '/offerings/{group}/{class}': {
      get: {
        operationId: 'getOffering',
        summary: 'One offering with its state in each cluster',
        tags: ['offerings'],
        security: [{}, { JWT: [] }],
        parameters: [
          {
            name: 'group',
            in: 'path',
            required: true,
            description: 'The provider group of the clusters that offer it',
            schema: { $ref: '#/components/schemas/GroupName' },
          },
          {
            name: 'class',
            in: 'path',
            required: true,
            description: 'Name of the ClusterInstanceClass',
            schema: { $ref: '#/components/schemas/ObjectName' },
          },
        ],
        responses: {
          '200': {
            description: 'The offering',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Offering' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/offerings/{group}/{class}/instances': {
      get: {
        operationId: 'listClaimableInstances',
        summary:
          'The instances of a class that a claim in a namespace could have now',
        description:
          'Asked of the cluster as the caller, by an InstanceQuery. 400 says why the class cannot be asked (it makes its instances on demand, or is not ready), 403 what the caller lacks, and 404 that the cluster does not offer the class, or does not serve InstanceQueries.',
        tags: ['offerings'],
        security: [{}, { JWT: [] }],
        parameters: [
          {
            name: 'group',
            in: 'path',
            required: true,
            description: 'The provider group of the cluster',
            schema: { $ref: '#/components/schemas/GroupName' },
          },
          {
            name: 'class',
            in: 'path',
            required: true,
            description: 'Name of the ClusterInstanceClass',
            schema: { $ref: '#/components/schemas/ObjectName' },
          },
          {
            name: 'cluster',
            in: 'query',
            required: true,
            description: "Name of the cluster in the portal's configuration",
            schema: { $ref: '#/components/schemas/ClusterName' },
          },
          {
            name: 'namespace',
            in: 'query',
            required: true,
            description: 'The namespace that the claim would be in',
            schema: { $ref: '#/components/schemas/NamespaceName' },
          },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'The instances, ordered by namespace and name',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClaimableInstances' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
          '503': { $ref: '#/components/responses/ClusterUnavailable' },
        },
      },
    },
    '/offerings/free-instances': {
      post: {
        operationId: 'countFreeInstances',
        summary:
          "How many instances of each of many pools are free for a caller's namespaces, as a page needs it",
        description:
          'Each asked of its cluster as the caller, by InstanceQueries. Who may not ask somewhere is told nothing about it. Answers may be some seconds old.',
        tags: ['offerings'],
        security: [{}, { JWT: [] }],
        parameters: [],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    maxItems: 100,
                    items: {
                      $ref: '#/components/schemas/FreeInstancesRequest',
                    },
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'An answer to each, in the order of the questions',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FreeInstancesBatch' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '429': { $ref: '#/components/responses/TooManyQuestions' },
        },
      },
    },
    '/services': {
      get: {
        operationId: 'listServices',
        summary:
          'What is offered as a service, with its plans and what it guarantees in each cluster',
        description:
          "One service for a ClusterServiceOffering's name in a provider group. Classes that no service has as a plan are only among the offerings. Whether the caller may claim a plan, `POST /access-review/batch` tells by its class.",
        tags: ['services'],
        security: [{}, { JWT: [] }],
        parameters: [
          { $ref: '#/components/parameters/cursor' },
          {
            name: 'limit',
            in: 'query',
            required: false,
            description:
              'How many items a page may have; as many as of offerings, since no cluster is asked for them',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 1000,
              default: 100,
            },
          },
        ],
        responses: {
          '200': {
            description:
              'A page of services, ordered by provider group and name',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ServicePage' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
        },
      },
    },
    '/services/{group}/{service}': {
      get: {
        operationId: 'getService',
        summary: 'All that is said of one service',
        tags: ['services'],
        security: [{}, { JWT: [] }],
        parameters: [
          {
            name: 'group',
            in: 'path',
            required: true,
            description: 'The provider group of the clusters that offer it',
            schema: { $ref: '#/components/schemas/GroupName' },
          },
          {
            name: 'service',
            in: 'path',
            required: true,
            description: 'Name of the ClusterServiceOffering',
            schema: { $ref: '#/components/schemas/ObjectName' },
          },
        ],
        responses: {
          '200': {
            description: 'The service',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ServiceInDetail' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/services/{group}/{service}/icon': {
      get: {
        operationId: 'getServiceIcon',
        summary:
          'The picture of a service that has one of its own (`icon.digest`)',
        description:
          'What is active in an SVG has been removed. With an ETag; a picture that only has an address (`icon.url`) is not fetched by the portal, and 404 here.',
        tags: ['services'],
        security: [{}, { JWT: [] }],
        parameters: [
          {
            name: 'group',
            in: 'path',
            required: true,
            description: 'The provider group of the clusters that offer it',
            schema: { $ref: '#/components/schemas/GroupName' },
          },
          {
            name: 'service',
            in: 'path',
            required: true,
            description: 'Name of the ClusterServiceOffering',
            schema: { $ref: '#/components/schemas/ObjectName' },
          },
        ],
        responses: {
          '200': {
            description: 'The picture',
            content: {
              'image/*': { schema: { type: 'string', format: 'binary' } },
            },
          },
          '304': {
            description:
              'It is the one that the request names in If-None-Match',
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/infrastructure/{cluster}': {
      get: {
        operationId: 'getInfrastructure',
        summary: 'The facts of a cluster by which its guarantees are judged',
        description:
          "For those who may get the cluster's ClusterInfrastructure.",
        tags: ['services'],
        security: [{}, { JWT: [] }],
        parameters: [
          {
            name: 'cluster',
            in: 'path',
            required: true,
            description: "Name of the cluster in the portal's configuration",
            schema: { $ref: '#/components/schemas/ClusterName' },
          },
        ],
        responses: {
          '200': {
            description: 'The facts, as of when the cluster last told them',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Infrastructure' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
          '429': { $ref: '#/components/responses/TooManyQuestions' },
          '503': { $ref: '#/components/responses/ClusterUnavailable' },
        },
      },
    },
    '/clusters': {
      get: {
        operationId: 'listClusters',
        summary: 'The configured clusters, and whether each answers',
        tags: ['clusters'],
        security: [{}, { JWT: [] }],
        parameters: [],
        responses: {
          '200': {
            description: 'All configured clusters, ordered by name',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClusterList' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
        },
      },
    },
    '/links': {
      get: {
        operationId: 'listLinks',
        summary:
          'The links between clusters, what goes through them, and what is broken',
        description:
          'For those who run clusters: it tells addresses, and errors in the words of those who met them. Of each cluster, what the caller may list there',
        tags: ['clusters'],
        security: [{}, { JWT: [] }],
        parameters: [],
        responses: {
          '200': {
            description:
              'The configured clusters that have links, ordered by name',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/LinkList' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '429': { $ref: '#/components/responses/TooManyQuestions' },
        },
      },
    },
    '/git-hosts': {
      get: {
        operationId: 'listGitHosts',
        summary: 'The Git hosts that the portal has credentials for',
        description:
          'Where a template can open a pull request with what the portal itself may do; no credentials are told',
        tags: ['clusters'],
        security: [{}, { JWT: [] }],
        parameters: [],
        responses: {
          '200': {
            description: 'The hosts, in the order of their names',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/GitHostList' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
        },
      },
    },
    '/claims': {
      get: {
        operationId: 'listClaims',
        summary: 'The claims that the caller may read',
        description:
          "ClassClaims, and the ResourceClaims that somebody made; not those by which ClassClaims fulfil themselves. Claims that the caller may not read, by Backstage's permissions or by the cluster's RBAC, are left out. What a cluster holds that cannot be asked for the caller's rights just now is left out too; `clusters` says so.",
        tags: ['claims'],
        security: [{}, { JWT: [] }],
        parameters: [
          {
            name: 'entityRef',
            in: 'query',
            required: false,
            allowReserved: true,
            description:
              "Only claims made for this catalog entity. A claim in a namespace that is not the entity's own does not count as made for it, whatever the claim says of itself.",
            schema: { $ref: '#/components/schemas/EntityRef' },
          },
          {
            name: 'class',
            in: 'query',
            required: false,
            description: 'Only claims on this ClusterInstanceClass',
            schema: { $ref: '#/components/schemas/ObjectName' },
          },
          {
            name: 'pending',
            in: 'query',
            required: false,
            description: 'Only claims that are not ready',
            schema: { type: 'boolean', default: false },
          },
          {
            name: 'owned',
            in: 'query',
            required: false,
            description:
              'Only claims of the caller and of the groups that they belong to: that the caller made, that name one of them as owner, that are for a catalog entity of theirs, or are in a namespace of theirs. 400 for a caller who is not a person',
            schema: { type: 'boolean', default: false },
          },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description:
              'A page of claims, ordered by cluster, namespace, name and kind',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClaimPage' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
          '429': { $ref: '#/components/responses/TooManyQuestions' },
        },
      },
      post: {
        operationId: 'createClaim',
        summary:
          'Claim a service, or an object that one knows, as the calling user',
        description:
          'With `class`, or the plan of a `service`, a ClassClaim; with `resource`, a ResourceClaim on that object. Exactly one of them has to be given.',
        tags: ['claims'],
        security: [{}, { JWT: [] }],
        parameters: [
          {
            name: 'dryRun',
            in: 'query',
            required: false,
            description:
              "Everything is checked, the parameters and the cluster's admission included, and nothing is written",
            schema: { type: 'boolean', default: false },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ClaimRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: '`dryRun`: the claim as it would have been created',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClaimWithManifest' },
              },
            },
          },
          '201': {
            description: 'The claim was created',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClaimWithManifest' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
          '429': { $ref: '#/components/responses/TooManyQuestions' },
          '503': { $ref: '#/components/responses/ClusterUnavailable' },
        },
      },
    },
    '/claims/{cluster}/{namespace}/{name}': {
      get: {
        operationId: 'getClaim',
        summary: 'One claim with its live state',
        tags: ['claims'],
        security: [{}, { JWT: [] }],
        parameters: [
          {
            name: 'cluster',
            in: 'path',
            required: true,
            description: "Name of the cluster in the portal's configuration",
            schema: { $ref: '#/components/schemas/ClusterName' },
          },
          {
            name: 'namespace',
            in: 'path',
            required: true,
            schema: { $ref: '#/components/schemas/NamespaceName' },
          },
          {
            name: 'name',
            in: 'path',
            required: true,
            schema: { $ref: '#/components/schemas/ObjectName' },
          },
          {
            name: 'kind',
            in: 'query',
            required: false,
            description:
              "The claim's kind; both kinds may have an object of that name",
            schema: { $ref: '#/components/schemas/ClaimKind' },
          },
        ],
        responses: {
          '200': {
            description: 'The claim',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClaimWithManifest' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
          '429': { $ref: '#/components/responses/TooManyQuestions' },
          '503': { $ref: '#/components/responses/ClusterUnavailable' },
        },
      },
      delete: {
        operationId: 'deleteClaim',
        summary: 'Release a claim, as the calling user',
        tags: ['claims'],
        security: [{}, { JWT: [] }],
        parameters: [
          {
            name: 'cluster',
            in: 'path',
            required: true,
            description: "Name of the cluster in the portal's configuration",
            schema: { $ref: '#/components/schemas/ClusterName' },
          },
          {
            name: 'namespace',
            in: 'path',
            required: true,
            schema: { $ref: '#/components/schemas/NamespaceName' },
          },
          {
            name: 'name',
            in: 'path',
            required: true,
            schema: { $ref: '#/components/schemas/ObjectName' },
          },
          {
            name: 'kind',
            in: 'query',
            required: false,
            description:
              "The claim's kind; both kinds may have an object of that name",
            schema: { $ref: '#/components/schemas/ClaimKind' },
          },
        ],
        responses: {
          '204': {
            description:
              'The API server accepted the deletion; the claim goes when its finalizers are done',
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
          '429': { $ref: '#/components/responses/TooManyQuestions' },
          '503': { $ref: '#/components/responses/ClusterUnavailable' },
        },
      },
    },
    '/claims/{cluster}/{namespace}/{name}/chain': {
      get: {
        operationId: 'getClaimGraph',
        summary:
          "All that a claim's page shows, at one time - the claim, what it hangs on, and which link holds it up",
        description:
          'From the claim over its class and its instance to the Secret and the workloads that use it, each read as the caller. What the caller may not read, what does not exist and what could not be read in time are links too, each in a state of its own. Of a Secret only the names of its keys are told.',
        tags: ['claims'],
        security: [{}, { JWT: [] }],
        parameters: [
          {
            name: 'cluster',
            in: 'path',
            required: true,
            description: "Name of the cluster in the portal's configuration",
            schema: { $ref: '#/components/schemas/ClusterName' },
          },
          {
            name: 'namespace',
            in: 'path',
            required: true,
            schema: { $ref: '#/components/schemas/NamespaceName' },
          },
          {
            name: 'name',
            in: 'path',
            required: true,
            schema: { $ref: '#/components/schemas/ObjectName' },
          },
          {
            name: 'kind',
            in: 'query',
            required: false,
            description:
              "The claim's kind; both kinds may have an object of that name",
            schema: { $ref: '#/components/schemas/ClaimKind' },
          },
        ],
        responses: {
          '200': {
            description:
              'The graph, in the order in which a claim is fulfilled',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClaimGraph' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
          '429': { $ref: '#/components/responses/TooManyQuestions' },
          '503': { $ref: '#/components/responses/ClusterUnavailable' },
        },
      },
    },
    '/access-review': {
      post: {
        operationId: 'reviewAccess',
        summary:
          'May the caller claim or release here, and if not, what is missing and who can grant it',
        tags: ['claims'],
        security: [{}, { JWT: [] }],
        parameters: [],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/AccessReviewRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The verdict; a refusal is an ordinary answer',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AccessReview' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
          '429': { $ref: '#/components/responses/TooManyQuestions' },
          '503': { $ref: '#/components/responses/ClusterUnavailable' },
        },
      },
    },
    '/access-review/batch': {
      post: {
        operationId: 'reviewAccessBatch',
        summary: 'The same for many places at once, as a page needs it',
        tags: ['claims'],
        security: [{}, { JWT: [] }],
        parameters: [],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    maxItems: 500,
                    items: { $ref: '#/components/schemas/AccessReviewRequest' },
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'An answer to each, in the order of the questions',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AccessReviewBatch' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '429': { $ref: '#/components/responses/TooManyQuestions' },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      JWT: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    },
    parameters: {
      cursor: {
        name: 'cursor',
        in: 'query',
        required: false,
        description: '`nextCursor` of the page before; opaque',
        schema: { type: 'string', minLength: 1, maxLength: 2000 },
      },
      limit: {
        name: 'limit',
        in: 'query',
        required: false,
        description: 'How many items a page may have',
        schema: { type: 'integer', minimum: 1, maximum: 100, default: 100 },
      },
    },
    responses: {
      BadRequest: {
        description:
          'InputError. The request is malformed, the API server found the claim invalid (`error.message` holds its words), the class does not accept its parameters, or there is no such namespace (`reason: NamespaceNotFound`, for who may know): `error.causes` holds each violation with its field',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      Unauthenticated: {
        description: 'AuthenticationError. No valid Backstage token',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      Forbidden: {
        description:
          "NotAllowedError. Refused by Backstage's permission policy, or by the API server: then `error.message` holds its words",
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      TooManyQuestions: {
        description:
          'TooManyQuestionsError. The caller asks for too much at once; the same request succeeds later',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      NotFound: {
        description:
          'NotFoundError. The message names what does not exist, e.g. the cluster, the namespace or the claim',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      Conflict: {
        description:
          'ConflictError. An object of that name exists already, or it changed in the meantime',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      ClusterUnavailable: {
        description:
          'ServiceUnavailableError. The named cluster does not answer, or not usably; the same request may succeed later',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
    },
    schemas: {
      ObjectName: {
        type: 'string',
        description: 'Name of a Kubernetes object (DNS subdomain)',
        minLength: 1,
        maxLength: 253,
        pattern: '^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$',
      },
      NamespaceName: {
        type: 'string',
        description: 'Name of a Kubernetes namespace (DNS label)',
        minLength: 1,
        maxLength: 63,
        pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
      },
      ClusterName: {
        type: 'string',
        description: "Name of a cluster in the portal's configuration",
        minLength: 1,
        maxLength: 253,
      },
      GroupName: {
        type: 'string',
        description:
          'Name of a provider group; the catalog namespace of its offerings',
        minLength: 1,
        maxLength: 63,
      },
      EntityRef: {
        type: 'string',
        description: 'Full entity ref, kind:namespace/name',
        minLength: 3,
        maxLength: 300,
        examples: ['component:default/orders'],
      },
      KubernetesCondition: {
        type: 'object',
        required: ['type', 'status'],
        properties: {
          type: { type: 'string' },
          status: { type: 'string', enum: ['True', 'False', 'Unknown'] },
          reason: { type: 'string' },
          message: { type: 'string' },
          lastTransitionTime: { type: 'string' },
          observedGeneration: { type: 'integer' },
        },
      },
      ObjectReference: {
        type: 'object',
        required: ['apiVersion', 'kind', 'name'],
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          name: { type: 'string' },
          namespace: { type: 'string' },
        },
      },
      ClaimableInstances: {
        type: 'object',
        required: ['instances', 'mayBeMore'],
        properties: {
          instances: {
            type: 'array',
            items: { $ref: '#/components/schemas/ObjectReference' },
          },
          mayBeMore: {
            type: 'boolean',
            description: 'Whether as many were found as were asked for',
          },
        },
      },
      FreeInstancesRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['group', 'class', 'cluster', 'namespaces'],
        properties: {
          group: { $ref: '#/components/schemas/GroupName' },
          class: { $ref: '#/components/schemas/ObjectName' },
          cluster: { $ref: '#/components/schemas/ClusterName' },
          namespaces: {
            type: 'array',
            description: 'Where a claim might be',
            minItems: 1,
            maxItems: 5,
            items: { $ref: '#/components/schemas/NamespaceName' },
          },
        },
      },
      FreeInstances: {
        type: 'object',
        required: ['number', 'mayBeMore'],
        properties: {
          number: {
            type: 'integer',
            minimum: 0,
            description:
              'How many different instances a claim in one of the namespaces could have now',
          },
          mayBeMore: {
            type: 'boolean',
            description:
              'Whether there are more than are counted, or one of the namespaces gave no answer',
          },
        },
      },
      FreeInstancesBatch: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              type: 'object',
              description: 'Either a count or why there is none',
              properties: {
                free: { $ref: '#/components/schemas/FreeInstances' },
                unanswered: {
                  type: 'string',
                  description:
                    'Why nobody can tell, e.g. that the caller may not ask',
                },
              },
            },
          },
        },
      },
      OfferingCluster: {
        type: 'object',
        required: ['name', 'ready'],
        properties: {
          name: { type: 'string' },
          title: { type: 'string' },
          ready: {
            type: 'string',
            enum: ['True', 'False', 'Unknown'],
            description:
              '`Unknown` also when the class has not been looked at yet',
          },
          reason: { type: 'string' },
          message: { type: 'string' },
          stale: {
            type: 'boolean',
            description:
              'The cluster does not answer just now, this is what it said last',
          },
          waiting: {
            type: 'integer',
            minimum: 0,
            description:
              'Of an offering with a pool: how many claims in the whole cluster wait because no instance is free for them. Absent where the cluster has not told its claims yet',
          },
          availability: {
            description:
              'What a claim would meet, as far as it is known without asking the cluster',
            $ref: '#/components/schemas/Availability',
          },
          runsOn: { $ref: '#/components/schemas/RunsOn' },
          parametersSchema: {
            type: 'object',
            description:
              'The structural schema (OpenAPI v3) of what `spec.parameters` of a claim may hold there. Only in the answer of `GET /offerings/{group}/{class}`; absent where there is nothing to set',
            additionalProperties: true,
          },
        },
      },
      InstanceType: {
        type: 'object',
        required: ['kind'],
        properties: {
          group: { type: 'string' },
          version: { type: 'string' },
          kind: { type: 'string' },
        },
      },
      RunsOn: {
        type: 'object',
        description:
          'The other cluster that instances are on, where they are not on the cluster itself. It names no address, and says nothing in the words of a failed connection',
        required: ['link', 'state'],
        properties: {
          cluster: {
            type: 'string',
            description:
              'What the other cluster is called; absent where the link that says it is missing',
          },
          link: {
            type: 'object',
            description:
              'The DownstreamClusterLink through which it is reached',
            required: ['namespace', 'name'],
            properties: {
              namespace: { type: 'string' },
              name: { type: 'string' },
            },
          },
          state: {
            type: 'string',
            enum: ['ok', 'unreachable', 'broken', 'unknown'],
            description:
              '`unreachable`: the other cluster does not answer; `broken`: the link, or the import of the API group, is not as it has to be; `unknown`: nobody has looked yet',
          },
          reason: {
            type: 'string',
            description:
              'Why it is not ok, a reason of DownstreamClusterLink or ClusterAPIGroupImport',
          },
          since: {
            type: 'string',
            description: 'Since when it is so (ISO 8601)',
          },
        },
      },
      Offering: {
        type: 'object',
        required: ['group', 'class', 'entityRef', 'title', 'kind', 'clusters'],
        properties: {
          group: {
            type: 'string',
            description:
              'The provider group, which is also the catalog namespace of the entity',
          },
          class: {
            type: 'string',
            description:
              'Name of the ClusterInstanceClass in each of the clusters',
          },
          entityRef: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          icon: {
            type: 'string',
            description: 'data URI or https address of an image',
          },
          owner: {
            type: 'string',
            description: 'Entity ref of the owner, where the class names one',
          },
          kind: {
            type: 'string',
            enum: ['pool', 'provisioner'],
            description:
              'Whether a claim picks an existing instance, or a new one is made for it',
          },
          clusters: {
            type: 'array',
            items: { $ref: '#/components/schemas/OfferingCluster' },
          },
          instanceType: { $ref: '#/components/schemas/InstanceType' },
          offeredBy: {
            type: 'array',
            description:
              'The plans of services that claims on it are, some twenty at most; absent where there are none',
            items: { $ref: '#/components/schemas/OfferedBy' },
          },
          conflict: { $ref: '#/components/schemas/OfferingConflict' },
        },
      },
      OfferingConflict: {
        type: 'object',
        description:
          'Another source has an entity under `entityRef`, so that the catalog shows that one and not this offering. Absent where there is none',
        required: ['message'],
        properties: {
          message: {
            type: 'string',
            description: 'What is the case, and what to do',
          },
          location: {
            type: 'string',
            description:
              'Where the other entity comes from (its `backstage.io/managed-by-location`). Only in the answer of `GET /offerings/{group}/{class}`, for those who may see that entity',
          },
        },
      },
      Availability: {
        type: 'object',
        description: 'What a claim would meet. What is absent is not known',
        required: ['kind'],
        properties: {
          kind: {
            type: 'string',
            enum: ['pool', 'onDemand'],
            description:
              'Whether a claim picks an instance that is there, or one is made for it',
          },
          free: {
            type: 'integer',
            minimum: 0,
            description:
              'Of a pool - how many instances no claim holds, in the whole cluster',
          },
          held: {
            type: 'integer',
            minimum: 0,
            description: 'How many claims hold one',
          },
          waiting: {
            type: 'integer',
            minimum: 0,
            description: 'How many claims wait, in the whole cluster',
          },
          typicalSecondsToReady: {
            type: 'number',
            minimum: 0,
            description: 'How long the last claims took',
          },
        },
      },
      Service: {
        type: 'object',
        required: [
          'group',
          'name',
          'entityRef',
          'title',
          'keywords',
          'lifecycle',
          'links',
          'clusters',
        ],
        properties: {
          group: {
            type: 'string',
            description:
              'The provider group, which is also the catalog namespace of the entity',
          },
          name: {
            type: 'string',
            description:
              'Name of the ClusterServiceOffering in each of the clusters',
          },
          entityRef: { type: 'string' },
          title: { type: 'string' },
          type: { type: 'string', description: 'Such as postgresql' },
          protocol: { type: 'string' },
          provider: {
            type: 'object',
            required: ['name'],
            properties: {
              name: { type: 'string' },
              url: { type: 'string', description: 'https' },
            },
          },
          version: { type: 'string' },
          category: {
            type: 'string',
            description:
              "Artifact Hub's categories and some more, such as database; there may be new ones",
          },
          keywords: { type: 'array', items: { type: 'string' } },
          lifecycle: {
            type: 'string',
            enum: ['experimental', 'production', 'deprecated'],
          },
          deprecated: { $ref: '#/components/schemas/ServiceDeprecation' },
          shortDescription: { type: 'string' },
          owner: { type: 'string', description: 'Entity ref of the owner' },
          capabilityLevel: {
            type: 'string',
            enum: [
              'Basic Install',
              'Seamless Upgrades',
              'Full Lifecycle',
              'Deep Insights',
              'Auto Pilot',
            ],
          },
          icon: { $ref: '#/components/schemas/ServiceIcon' },
          links: {
            type: 'array',
            items: { $ref: '#/components/schemas/ServiceLink' },
          },
          clusters: {
            type: 'array',
            description:
              'What is said, and what is the case, in each cluster that offers it; ordered by name',
            items: { $ref: '#/components/schemas/ServiceInCluster' },
          },
          conflict: { $ref: '#/components/schemas/OfferingConflict' },
        },
      },
      ServiceDeprecation: {
        type: 'object',
        properties: {
          since: { type: 'string', description: 'A day, such as 2026-10-01' },
          replacement: {
            type: 'string',
            description:
              'Name of the service in the same provider group to take instead',
          },
          message: { type: 'string' },
        },
      },
      ServiceIcon: {
        type: 'object',
        description: 'Either of them',
        properties: {
          url: {
            type: 'string',
            description: 'https; the portal does not fetch it',
          },
          digest: {
            type: 'string',
            description:
              'There is a picture at `GET /services/{group}/{service}/icon`; another picture has another digest',
          },
        },
      },
      ServiceLink: {
        type: 'object',
        required: ['url'],
        properties: {
          url: { type: 'string', description: 'https' },
          title: { type: 'string' },
          type: {
            type: 'string',
            description:
              'documentation, support, source, status, runbook or chat; there may be new ones',
          },
        },
      },
      ServiceInCluster: {
        type: 'object',
        required: [
          'name',
          'ready',
          'plans',
          'guarantees',
          'guaranteesNotKept',
          'capabilities',
          'capabilitiesNotAvailable',
        ],
        properties: {
          name: { type: 'string', description: 'Name of the cluster' },
          title: { type: 'string' },
          ready: {
            type: 'string',
            enum: ['True', 'False', 'Unknown'],
            description:
              '`Unknown` also when the controllers have not looked at it as it is now',
          },
          reason: {
            type: 'string',
            description:
              'A reason of the condition Ready of ClusterServiceOffering',
          },
          message: {
            type: 'string',
            description: "The controllers' words; not to be translated",
          },
          stale: {
            type: 'boolean',
            description:
              'The cluster does not answer just now, this is what it said last',
          },
          version: { type: 'string' },
          plans: {
            type: 'array',
            description: "In the operator's order",
            items: { $ref: '#/components/schemas/ServicePlan' },
          },
          guarantees: {
            type: 'array',
            description:
              'What the service guarantees in this cluster. Nothing else is a promise',
            items: { $ref: '#/components/schemas/KeptGuarantee' },
          },
          guaranteesNotKept: {
            type: 'array',
            description:
              'What the service would guarantee, and this cluster lacks what that takes, or nobody can tell. Not to be shown as a promise',
            items: { $ref: '#/components/schemas/GuaranteeNotKept' },
          },
          capabilities: {
            type: 'array',
            description: 'What the service can do in this cluster',
            items: { $ref: '#/components/schemas/AvailableCapability' },
          },
          capabilitiesNotAvailable: {
            type: 'array',
            description:
              'What the service could do, and cannot in this cluster, or nobody can tell',
            items: { $ref: '#/components/schemas/CapabilityNotAvailable' },
          },
        },
      },
      ServicePlan: {
        type: 'object',
        required: ['name', 'title', 'class', 'bullets', 'costs', 'ready'],
        properties: {
          name: { type: 'string' },
          title: { type: 'string' },
          class: {
            type: 'string',
            description:
              'Name of the ClusterInstanceClass that fulfils claims on it',
          },
          bullets: { type: 'array', items: { type: 'string' } },
          costs: {
            type: 'array',
            items: { $ref: '#/components/schemas/ServiceCost' },
          },
          free: {
            type: 'boolean',
            description: 'It costs nothing; absent where that is not said',
          },
          limits: {
            type: 'object',
            properties: {
              perNamespace: {
                type: 'integer',
                description: 'How many claims in one namespace',
              },
            },
          },
          ready: {
            type: 'string',
            enum: ['True', 'False', 'Unknown'],
            description: 'Whether claims on it can be fulfilled',
          },
          reason: {
            type: 'string',
            description:
              'Why not, a reason of ClusterServiceOffering or ClusterInstanceClass',
          },
          message: {
            type: 'string',
            description: "Why not, in the controllers' words",
          },
          availability: { $ref: '#/components/schemas/Availability' },
          runsOn: { $ref: '#/components/schemas/RunsOn' },
        },
      },
      ServiceCost: {
        type: 'object',
        required: ['amount', 'unit'],
        properties: {
          amount: {
            type: 'object',
            description: 'By currency, in lower case (ISO 4217), such as eur',
            additionalProperties: { type: 'number' },
          },
          unit: { type: 'string', description: 'Such as MONTHLY' },
        },
      },
      Guarantee: {
        type: 'object',
        required: ['name', 'title'],
        properties: {
          name: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          value: { type: 'string', description: 'How much, such as 99.9 %' },
          plans: {
            type: 'array',
            description: 'The plans that it is about; absent - all of them',
            items: { type: 'string' },
          },
          since: {
            type: 'string',
            description: 'Since when it has been so (ISO 8601)',
          },
        },
      },
      KeptGuarantee: {
        allOf: [
          { $ref: '#/components/schemas/Guarantee' },
          {
            type: 'object',
            required: ['met'],
            properties: { met: { type: 'string', enum: ['True'] } },
          },
        ],
      },
      GuaranteeNotKept: {
        allOf: [
          { $ref: '#/components/schemas/Guarantee' },
          { $ref: '#/components/schemas/NotMet' },
        ],
      },
      NotMet: {
        type: 'object',
        required: ['met'],
        properties: {
          met: { type: 'string', enum: ['False', 'Unknown'] },
          message: {
            type: 'string',
            description:
              'Which requirement the cluster does not meet, with what it has, or which fact is not known; in the words of operator and controllers',
          },
          code: {
            type: 'string',
            enum: ['notJudgedYet'],
            description:
              'Why there is no message - `notJudgedYet`: the controllers have not looked at the service as it is now, or the cluster has told nothing since the portal started',
          },
        },
      },
      Capability: {
        type: 'object',
        required: ['name', 'title'],
        properties: {
          name: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          inheritedFrom: {
            type: 'string',
            description:
              "Name of the ClusterResource that says it; absent - the service's own",
          },
          since: {
            type: 'string',
            description: 'Since when it has been so (ISO 8601)',
          },
        },
      },
      AvailableCapability: {
        allOf: [
          { $ref: '#/components/schemas/Capability' },
          {
            type: 'object',
            required: ['met'],
            properties: { met: { type: 'string', enum: ['True'] } },
          },
        ],
      },
      CapabilityNotAvailable: {
        allOf: [
          { $ref: '#/components/schemas/Capability' },
          { $ref: '#/components/schemas/NotMet' },
        ],
      },
      ServicePage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Service' },
          },
          nextCursor: {
            type: 'string',
            description: 'Absent on the last page',
          },
        },
      },
      ServiceInDetail: {
        description:
          'What would be too much for a list. Texts are those of the first cluster that offers it, ready ones first',
        allOf: [
          { $ref: '#/components/schemas/Service' },
          {
            type: 'object',
            required: [
              'maintainers',
              'outputs',
              'relations',
              'resources',
              'inherited',
              'examples',
              'found',
            ],
            properties: {
              longDescription: {
                type: 'string',
                description:
                  'Markdown as it was written. Whoever shows it must not let scripts or HTML in it through',
              },
              maintainers: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['name'],
                  properties: {
                    name: { type: 'string' },
                    email: { type: 'string' },
                  },
                },
              },
              outputs: {
                type: 'array',
                description: "The keys of a claim's Secret",
                items: { $ref: '#/components/schemas/ServiceOutput' },
              },
              relations: {
                type: 'array',
                items: { $ref: '#/components/schemas/ServiceRelation' },
              },
              resources: {
                type: 'array',
                description: 'The kinds that the service consists of',
                items: { $ref: '#/components/schemas/ServiceResource' },
              },
              inherited: {
                type: 'array',
                description:
                  "Which statements are those of the service's author, all others are the operator's",
                items: {
                  type: 'object',
                  required: ['field', 'from'],
                  properties: {
                    field: {
                      type: 'string',
                      description: 'Such as icon, or outputs[uri]',
                    },
                    from: {
                      type: 'string',
                      description: 'Name of the ClusterResource',
                    },
                  },
                },
              },
              examples: {
                type: 'array',
                items: { $ref: '#/components/schemas/ServiceExample' },
              },
              found: {
                type: 'array',
                description:
                  'What the controllers found out in each cluster; ordered by its name',
                items: {
                  type: 'object',
                  required: [
                    'cluster',
                    'conditions',
                    'missingOutputs',
                    'surplusOutputs',
                  ],
                  properties: {
                    cluster: { type: 'string' },
                    conditions: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/KubernetesCondition',
                      },
                    },
                    missingOutputs: {
                      type: 'array',
                      description:
                        'Keys that `outputs` names and real Secrets lack',
                      items: { type: 'string' },
                    },
                    surplusOutputs: {
                      type: 'array',
                      description:
                        'Keys that real Secrets have and `outputs` does not name',
                      items: { type: 'string' },
                    },
                  },
                },
              },
            },
          },
        ],
      },
      ServiceOutput: {
        type: 'object',
        required: ['key', 'sensitive', 'optional'],
        properties: {
          key: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          sensitive: { type: 'boolean' },
          optional: { type: 'boolean' },
        },
      },
      ServiceRelation: {
        type: 'object',
        required: ['from', 'to', 'type'],
        properties: {
          from: {
            type: 'string',
            description:
              'A kind with its group, such as Cluster.postgresql.cnpg.io',
          },
          to: { type: 'string' },
          type: { type: 'string', enum: ['contains', 'requires', 'bindsTo'] },
          description: { type: 'string' },
        },
      },
      ServiceResource: {
        type: 'object',
        required: ['group', 'kind'],
        properties: {
          group: {
            type: 'string',
            description: "Empty for Kubernetes' core kinds",
          },
          kind: { type: 'string' },
          shortDescription: {
            type: 'string',
            description: 'What its author says, on a ClusterResource',
          },
        },
      },
      ServiceExample: {
        type: 'object',
        required: ['name', 'group', 'version', 'kind', 'yaml', 'valid'],
        properties: {
          name: {
            type: 'string',
            description: 'Name of the ClusterExampleUsage',
          },
          group: { type: 'string' },
          version: { type: 'string' },
          kind: { type: 'string' },
          description: { type: 'string' },
          yaml: { type: 'string' },
          valid: {
            type: 'string',
            enum: ['True', 'False', 'Unknown'],
            description: 'Whether the API server would take it',
          },
          message: {
            type: 'string',
            description:
              "Why not, in the controllers' words, with line and column",
          },
        },
      },
      Infrastructure: {
        type: 'object',
        required: ['cluster', 'ready', 'observed', 'unknown'],
        properties: {
          cluster: { type: 'string' },
          stale: {
            type: 'boolean',
            description:
              'The cluster does not answer just now, this is what it said last',
          },
          ready: {
            type: 'string',
            enum: ['True', 'False', 'Unknown'],
            description: 'Whether all facts could be read',
          },
          message: {
            type: 'string',
            description: "Why not, in the controllers' words",
          },
          kubernetesVersion: { type: 'string' },
          nodes: {
            type: 'object',
            required: [
              'total',
              'ready',
              'schedulable',
              'zones',
              'architectures',
              'kubeletVersions',
            ],
            properties: {
              total: { type: 'integer' },
              ready: { type: 'integer' },
              schedulable: {
                type: 'integer',
                description: 'How many of them take ordinary pods',
              },
              zones: { type: 'array', items: { type: 'string' } },
              architectures: { type: 'array', items: { type: 'string' } },
              kubeletVersions: { type: 'array', items: { type: 'string' } },
            },
          },
          storageClasses: {
            type: 'array',
            items: {
              type: 'object',
              required: [
                'name',
                'provisioner',
                'default',
                'allowVolumeExpansion',
                'volumeBindingMode',
                'snapshots',
              ],
              properties: {
                name: { type: 'string' },
                provisioner: { type: 'string' },
                default: { type: 'boolean' },
                allowVolumeExpansion: { type: 'boolean' },
                volumeBindingMode: { type: 'string' },
                snapshots: { type: 'boolean' },
              },
            },
          },
          csiDrivers: { type: 'array', items: { type: 'string' } },
          cni: {
            type: 'object',
            required: ['name', 'networkPolicy'],
            properties: {
              name: { type: 'string' },
              networkPolicy: { type: 'boolean' },
            },
          },
          loadBalancers: { type: 'boolean' },
          operators: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name'],
              properties: {
                name: { type: 'string' },
                version: { type: 'string' },
              },
            },
          },
          observed: {
            type: 'array',
            description: 'Since when each fact has been as it is',
            items: {
              type: 'object',
              required: ['fact', 'observedAt'],
              properties: {
                fact: { type: 'string' },
                observedAt: { type: 'string', description: 'ISO 8601' },
              },
            },
          },
          unknown: {
            type: 'array',
            description:
              'The facts that are not known, and what the controllers may not read',
            items: {
              type: 'object',
              required: ['fact'],
              properties: {
                fact: { type: 'string' },
                missingRule: { type: 'string' },
              },
            },
          },
        },
      },
      OfferedBy: {
        type: 'object',
        description: 'The plan of a service that claims on a class are',
        required: ['service', 'plan', 'entityRef'],
        properties: {
          service: {
            type: 'string',
            description: 'Name of the ClusterServiceOffering',
          },
          plan: { type: 'string' },
          entityRef: { type: 'string', description: 'Of the service' },
        },
      },
      PlanChoice: {
        type: 'object',
        additionalProperties: false,
        description:
          "The plan of a service; which class that is, the cluster's ClusterServiceOffering says",
        required: ['name', 'plan'],
        properties: {
          name: { $ref: '#/components/schemas/ObjectName' },
          plan: {
            type: 'string',
            minLength: 1,
            maxLength: 63,
            pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
          },
        },
      },
      ClassSelector: {
        type: 'object',
        additionalProperties: false,
        description:
          'What the service has to offer, in place of a class; the cluster chooses a plan that has all of it. Capabilities and guarantees by name, those that the cluster keeps',
        minProperties: 1,
        properties: {
          type: { $ref: '#/components/schemas/NeededName' },
          protocol: { $ref: '#/components/schemas/NeededName' },
          provider: { type: 'string', minLength: 1, maxLength: 128 },
          version: {
            type: 'string',
            description: 'A version or a range of versions as npm writes it',
            minLength: 1,
            maxLength: 128,
          },
          plan: { $ref: '#/components/schemas/NeededName' },
          capabilities: { $ref: '#/components/schemas/NeededNames' },
          guarantees: { $ref: '#/components/schemas/NeededNames' },
          matchLabels: {
            type: 'object',
            description: 'Labels of the class',
            minProperties: 1,
            maxProperties: 32,
            additionalProperties: { type: 'string', maxLength: 63 },
          },
        },
      },
      NeededName: { type: 'string', minLength: 1, maxLength: 63 },
      NeededNames: {
        type: 'array',
        minItems: 1,
        maxItems: 32,
        uniqueItems: true,
        items: { $ref: '#/components/schemas/NeededName' },
      },
      ClaimSelection: {
        type: 'object',
        description:
          'By what is known now: the plan that a claim by need would get, or the offerings that come closest and what they lack',
        properties: {
          class: { type: 'string' },
          service: { type: 'string' },
          plan: { type: 'string' },
          closest: {
            type: 'string',
            description: 'In English, where no plan has all that is asked for',
          },
          lacking: {
            type: 'array',
            description:
              'The same as data, those that lack least first; empty where nothing is offered at all',
            items: { $ref: '#/components/schemas/LackingPlan' },
          },
        },
      },
      LackingPlan: {
        type: 'object',
        description: 'A plan that is not what a claim asks for, and why',
        required: ['service', 'plan', 'lacks'],
        properties: {
          service: {
            type: 'string',
            description: 'Name of its ClusterServiceOffering',
          },
          plan: { type: 'string' },
          lacks: {
            type: 'array',
            items: { $ref: '#/components/schemas/Lack' },
          },
        },
      },
      Lack: {
        type: 'object',
        description: 'One thing that a plan lacks of what is asked for',
        required: ['kind'],
        properties: {
          kind: {
            type: 'string',
            enum: [
              'type',
              'protocol',
              'provider',
              'version',
              'plan',
              'label',
              'capability',
              'guarantee',
              'notReady',
              'noneFree',
              'notAllowed',
            ],
          },
          wanted: {
            type: 'string',
            description:
              'What is asked for; absent of notReady, noneFree and notAllowed',
          },
          has: {
            type: 'string',
            description: 'What it has in place of it, if anything',
          },
          met: {
            type: 'string',
            enum: ['False', 'Unknown'],
            description:
              'Of a capability or guarantee, what the cluster says of it; absent where the plan has no such',
          },
          message: {
            type: 'string',
            description: "Why, in the operator's words",
          },
        },
      },
      OfferingPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Offering' },
          },
          nextCursor: {
            type: 'string',
            description: 'Absent on the last page',
          },
        },
      },
      GitHostList: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              type: 'object',
              required: ['host'],
              properties: { host: { type: 'string' } },
            },
          },
        },
      },
      Cluster: {
        type: 'object',
        required: ['name', 'group', 'identity', 'reachable'],
        properties: {
          name: { type: 'string' },
          title: { type: 'string' },
          group: { type: 'string' },
          identity: {
            type: 'string',
            enum: ['user', 'impersonate', 'serviceAccount'],
            description: 'As whom claims are written there',
          },
          tokenProvider: {
            type: 'string',
            description:
              'With identity `user`: the Backstage auth provider whose ID token a request has to bring, in the header `Backstage-Kubernetes-Authorization-oidc-<tokenProvider>` (as for the kubernetes plugin). It is sent to the cluster and kept nowhere',
          },
          reachable: { type: 'boolean' },
          since: {
            type: 'string',
            description: 'Since when it is reachable, or not (ISO 8601)',
          },
          message: { type: 'string', description: 'Why it is not reachable' },
        },
      },
      LinkList: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/LinkedCluster' },
          },
        },
      },
      LinkedCluster: {
        type: 'object',
        description: 'A cluster that uses others, or that others use',
        required: ['cluster', 'uses', 'usedBy'],
        properties: {
          cluster: { type: 'string' },
          title: { type: 'string' },
          stale: {
            type: 'boolean',
            description:
              'The cluster does not answer just now, this is what it said last',
          },
          uses: {
            type: 'array',
            description:
              'The clusters whose APIs it uses, by its DownstreamClusterLinks',
            items: { $ref: '#/components/schemas/UsedCluster' },
          },
          notImported: {
            type: 'array',
            description:
              'The API groups that namespaces were opened for, and that nothing imports; absent where there are none',
            items: { $ref: '#/components/schemas/OpenedGroup' },
          },
          usedBy: {
            type: 'array',
            description:
              'The clusters that use its APIs, by its UpstreamClusterLinks',
            items: { $ref: '#/components/schemas/UsingCluster' },
          },
          hidden: {
            type: 'array',
            description:
              'The rights that the caller lacks to see all of it; absent where none is lacking',
            items: { $ref: '#/components/schemas/MissingRight' },
          },
          unanswered: {
            type: 'string',
            description: 'Why nobody can tell whether the caller may see it',
          },
        },
      },
      LinkState: {
        type: 'string',
        enum: ['ok', 'unreachable', 'broken', 'unknown'],
        description: '`unknown`: the controllers have not looked yet',
      },
      UsedCluster: {
        type: 'object',
        required: ['namespace', 'name', 'state', 'imports'],
        properties: {
          namespace: { type: 'string' },
          name: {
            type: 'string',
            description: 'Name of the DownstreamClusterLink',
          },
          missing: {
            type: 'boolean',
            description: 'It is only known from the imports that name it',
          },
          cluster: {
            type: 'string',
            description: 'What the other cluster is called',
          },
          state: { $ref: '#/components/schemas/LinkState' },
          reason: { type: 'string' },
          message: {
            type: 'string',
            description: "The controllers' words; not to be translated",
          },
          since: { type: 'string' },
          lastError: {
            type: 'string',
            description:
              'Why the other cluster was last not reachable, which may be over',
          },
          server: { type: 'string' },
          version: { type: 'string' },
          clockSkewSeconds: { type: 'number' },
          tokenExpiresAt: { type: 'string' },
          imports: {
            type: 'array',
            description: 'What goes through it',
            items: { $ref: '#/components/schemas/ImportedGroup' },
          },
        },
      },
      ImportedGroup: {
        type: 'object',
        required: [
          'group',
          'name',
          'versions',
          'state',
          'namespaces',
          'namespaceCount',
          'classes',
          'classCount',
        ],
        properties: {
          group: { type: 'string' },
          name: {
            type: 'string',
            description: 'Name of the ClusterAPIGroupImport',
          },
          versions: {
            type: 'array',
            description: 'Those that can be used, the preferred one first',
            items: { type: 'string' },
          },
          state: { $ref: '#/components/schemas/LinkState' },
          reason: { type: 'string' },
          message: { type: 'string' },
          since: { type: 'string' },
          namespaces: {
            type: 'array',
            description: 'The first of those that are open for it, in order',
            items: { type: 'string' },
          },
          namespaceCount: { type: 'integer' },
          classes: {
            type: 'array',
            description:
              'The first of the ClusterInstanceClasses whose instances are of the group, in order',
            items: { type: 'string' },
          },
          classCount: { type: 'integer' },
        },
      },
      OpenedGroup: {
        type: 'object',
        required: ['group', 'namespaces', 'namespaceCount'],
        properties: {
          group: { type: 'string' },
          namespaces: {
            type: 'array',
            description: 'The first of them, in order',
            items: { type: 'string' },
          },
          namespaceCount: { type: 'integer' },
        },
      },
      UsingCluster: {
        type: 'object',
        required: ['namespace', 'name', 'state', 'exports', 'exportCount'],
        properties: {
          namespace: { type: 'string' },
          name: {
            type: 'string',
            description: 'Name of the UpstreamClusterLink',
          },
          missing: {
            type: 'boolean',
            description: 'It is only known from the exports that name it',
          },
          cluster: {
            type: 'string',
            description: 'What the other cluster is called',
          },
          state: { $ref: '#/components/schemas/LinkState' },
          reason: { type: 'string' },
          message: { type: 'string' },
          since: { type: 'string' },
          kubeconfigSecret: {
            type: 'string',
            description:
              'The Secret, in the namespace of the link, that is handed over',
          },
          handOverUntil: {
            type: 'string',
            description: 'Until when that may be handed over',
          },
          exports: {
            type: 'array',
            description:
              'The first of them, those that are broken before the others',
            items: { $ref: '#/components/schemas/ExportedResources' },
          },
          exportCount: { type: 'integer' },
        },
      },
      ExportedResources: {
        type: 'object',
        required: ['namespace', 'name', 'role', 'state', 'resources'],
        properties: {
          namespace: {
            type: 'string',
            description: 'Where the link may use them',
          },
          name: {
            type: 'string',
            description: 'Name of the APIExportRoleBinding',
          },
          role: { type: 'string', description: 'Name of the ClusterRole' },
          state: { $ref: '#/components/schemas/LinkState' },
          reason: { type: 'string' },
          message: { type: 'string' },
          since: { type: 'string' },
          resources: {
            type: 'array',
            items: {
              type: 'object',
              required: ['group', 'resources', 'verbs'],
              properties: {
                group: { type: 'string' },
                resources: { type: 'array', items: { type: 'string' } },
                verbs: { type: 'array', items: { type: 'string' } },
              },
            },
          },
        },
      },
      ClusterList: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Cluster' },
          },
        },
      },
      ClaimRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['cluster', 'namespace', 'name'],
        properties: {
          cluster: { $ref: '#/components/schemas/ClusterName' },
          namespace: { $ref: '#/components/schemas/NamespaceName' },
          name: { $ref: '#/components/schemas/ObjectName' },
          class: { $ref: '#/components/schemas/ObjectName' },
          service: { $ref: '#/components/schemas/PlanChoice' },
          classSelector: { $ref: '#/components/schemas/ClassSelector' },
          parameters: {
            type: 'object',
            description:
              "Settings for a provisioner, checked against the class's schema; not with `resource`",
            additionalProperties: true,
          },
          resource: { $ref: '#/components/schemas/WantedResource' },
          entityRef: { $ref: '#/components/schemas/EntityRef' },
        },
      },
      WantedResource: {
        type: 'object',
        additionalProperties: false,
        description:
          'A Provisioned Service (it says in status.binding.name where its credentials are), or a Secret',
        required: ['apiVersion', 'kind', 'name'],
        properties: {
          apiVersion: {
            type: 'string',
            description: 'Such as v1, or rabbitmq.com/v1beta1',
            minLength: 1,
            maxLength: 317,
            pattern:
              '^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[a-z]([-a-z0-9]*[a-z0-9])?$',
          },
          kind: {
            type: 'string',
            minLength: 1,
            maxLength: 63,
            pattern: '^[A-Za-z]([-A-Za-z0-9]*[A-Za-z0-9])?$',
          },
          name: { $ref: '#/components/schemas/ObjectName' },
          namespace: { $ref: '#/components/schemas/NamespaceName' },
        },
      },
      Claim: {
        type: 'object',
        required: [
          'kind',
          'cluster',
          'namespace',
          'name',
          'entityName',
          'state',
          'messages',
          'move',
          'conditions',
          'reference',
        ],
        properties: {
          kind: { type: 'string', enum: ['ClassClaim', 'ResourceClaim'] },
          cluster: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
          entityName: {
            type: 'string',
            description: "Name of the claim's own catalog entity",
          },
          class: {
            type: 'string',
            description:
              'Of a ClassClaim that names one, or was resolved to one',
          },
          classSelector: {
            description: 'What a ClassClaim asks for in place of a class',
            $ref: '#/components/schemas/ClassSelector',
          },
          wantedRef: {
            description: 'The object that a ResourceClaim names',
            $ref: '#/components/schemas/ObjectReference',
          },
          entityRef: {
            type: 'string',
            description:
              'The catalog entity that the claim says it was made for',
          },
          createdAt: { type: 'string', description: 'ISO 8601' },
          state: {
            type: 'string',
            enum: ['ready', 'waiting', 'failed', 'deleting'],
          },
          messages: { $ref: '#/components/schemas/ClaimMessages' },
          move: {
            type: 'string',
            enum: ['none', 'claimant', 'operator', 'owner', 'wait'],
            description: 'Who has to act',
          },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/KubernetesCondition' },
          },
          bindingName: {
            type: 'string',
            description:
              "Name of the Secret with the credentials, in the claim's namespace",
          },
          resourceRef: {
            description:
              'The object that the claim holds, or for a ClassClaim the one that was picked',
            $ref: '#/components/schemas/ObjectReference',
          },
          runsOn: { $ref: '#/components/schemas/RunsOn' },
          requestedBy: {
            type: 'string',
            description: 'Kubernetes user name of who created the claim',
          },
          reference: {
            type: 'string',
            description: 'How other tools refer to the claim',
          },
        },
      },
      ClaimWithManifest: {
        description:
          'One claim. In a list it comes without its manifest, which is most of it.',
        allOf: [
          { $ref: '#/components/schemas/Claim' },
          {
            type: 'object',
            required: ['manifest'],
            properties: {
              manifest: {
                type: 'object',
                description: 'The claim itself, without managedFields',
                additionalProperties: true,
              },
              signalKey: {
                type: 'string',
                description:
                  'By what signals name it; absent where the claim is not stored yet',
              },
              selection: { $ref: '#/components/schemas/ClaimSelection' },
              prunedParameters: {
                type: 'array',
                description:
                  'The parameters that the class does not know, so that they have no effect; absent where none is known to be such. Of a claim that is about to be made, what the class says now; later, what it said when the claim was looked at, some thirty at most',
                items: { $ref: '#/components/schemas/PrunedParameter' },
              },
            },
          },
        ],
      },
      PrunedParameter: {
        type: 'object',
        required: ['path'],
        properties: {
          path: {
            type: 'string',
            description: 'Path in the ClassClaim, e.g. spec.parameters.sizee',
          },
          similar: {
            type: 'string',
            description:
              'The name of the field beside it that was probably meant',
          },
        },
      },
      ClaimPage: {
        type: 'object',
        required: ['items', 'clusters'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Claim' },
          },
          nextCursor: {
            type: 'string',
            description: 'Absent on the last page',
          },
          clusters: {
            type: 'array',
            description:
              'Which clusters answered; claims of the others may be missing or old',
            items: { $ref: '#/components/schemas/Cluster' },
          },
        },
      },
      ClaimKind: {
        type: 'string',
        enum: ['ClassClaim', 'ResourceClaim'],
        default: 'ClassClaim',
      },
      ClaimGraph: {
        type: 'object',
        required: ['claim', 'links', 'omittedResources'],
        properties: {
          claim: {
            description:
              'The claim, read with its links. It is `ready` exactly when it says so itself; of one that is not, the messages are those of the link that holds it up, which may tell more than the claim does',
            $ref: '#/components/schemas/ClaimWithManifest',
          },
          since: {
            type: 'string',
            description:
              'Since when the claim is in its state (ISO 8601); absent where nothing tells',
          },
          brokenLink: {
            type: 'string',
            description:
              'The `id` of the link that holds the claim up; absent when it is ready, or no link is known to',
          },
          links: {
            type: 'array',
            items: { $ref: '#/components/schemas/GraphLink' },
          },
          omittedResources: {
            type: 'integer',
            description:
              'How many resources of the instance are not among the links because there are too many',
          },
        },
      },
      ClaimMessages: {
        type: 'array',
        description:
          'What is the case, and what to do, as data; `english` of @services-toolkit/claims words it',
        items: { $ref: '#/components/schemas/ClaimMessage' },
      },
      ClaimMessage: {
        type: 'object',
        required: ['code'],
        properties: {
          code: {
            type: 'string',
            description:
              'Names what is said, as in `sentences` of @services-toolkit/claims; there may be new ones',
          },
          object: {
            type: 'object',
            description: 'The object that it is about',
            required: ['kind'],
            properties: {
              kind: { type: 'string' },
              name: {
                type: 'string',
                description: 'Absent where the name tells people nothing',
              },
              namespace: {
                type: 'string',
                description: "Absent where it is the claim's own",
              },
            },
          },
          values: {
            type: 'object',
            description: 'Names and numbers that are filled in',
            additionalProperties: { type: 'string' },
          },
          quote: {
            type: 'string',
            description:
              'In the words of an API server, a controller or an operator; not to be translated',
          },
        },
      },
      MissingRight: {
        type: 'object',
        description: 'For example, get deployments.apps in namespace "my-apps"',
        required: ['verb', 'resource'],
        properties: {
          verb: { type: 'string' },
          resource: {
            type: 'string',
            description: 'The plural, with its group',
          },
          namespace: { type: 'string' },
        },
      },
      Responsible: {
        type: 'string',
        enum: ['none', 'claimant', 'operator', 'wait'],
        description:
          'Who has to act; `operator` runs the platform or owns the object',
      },
      GraphLink: {
        type: 'object',
        required: [
          'id',
          'kind',
          'state',
          'messages',
          'move',
          'conditions',
          'events',
        ],
        properties: {
          id: {
            type: 'string',
            description: 'Names the link within the graph, the same each time',
          },
          kind: {
            type: 'string',
            enum: [
              'claim',
              'class',
              'source',
              'clusterLink',
              'groupImport',
              'namespaceImport',
              'instance',
              'resource',
              'resourceClaim',
              'secret',
              'workload',
            ],
            description:
              '`source` is what instances come from (pool, XRD or template), `instance` what the claim gets, `resource` what that is made of. Where the instance is on another cluster, `clusterLink` is how that is reached, `groupImport` what makes its API group usable, `namespaceImport` what opens the namespace for that',
          },
          object: { $ref: '#/components/schemas/ObjectReference' },
          about: {
            type: 'string',
            description:
              'Where there is no object, the kind of those that it is about',
          },
          state: {
            type: 'string',
            enum: [
              'ok',
              'waiting',
              'failed',
              'unknown',
              'notReached',
              'hidden',
            ],
            description:
              '`unknown`: it could not be read just now; `notReached`: its turn has not come; `hidden`: the caller may not read it',
          },
          since: {
            type: 'string',
            description:
              'Since when it is in this state (ISO 8601); absent where nothing tells',
          },
          messages: { $ref: '#/components/schemas/ClaimMessages' },
          move: { $ref: '#/components/schemas/Responsible' },
          missingRight: {
            description: '`hidden`: the right that the caller lacks',
            $ref: '#/components/schemas/MissingRight',
          },
          lackedBy: {
            type: 'string',
            enum: ['portal'],
            description:
              "`hidden`: it is not the caller who lacks that right, but the portal, which may not ask in the caller's name",
          },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/KubernetesCondition' },
          },
          events: {
            type: 'array',
            description: 'The newest first, some twenty at most',
            items: { $ref: '#/components/schemas/GraphEvent' },
          },
          keys: {
            type: 'array',
            description: '`secret`: the names of its keys, in order',
            items: { type: 'string' },
          },
          manifest: {
            type: 'object',
            description:
              'The object itself, without managedFields; absent for Secrets and what was not read',
            additionalProperties: true,
          },
        },
      },
      GraphEvent: {
        type: 'object',
        required: ['type', 'reason', 'message', 'count'],
        properties: {
          type: { type: 'string', description: '`Normal` or `Warning`' },
          reason: { type: 'string' },
          message: { type: 'string' },
          count: { type: 'integer' },
          lastSeen: { type: 'string', description: 'ISO 8601' },
        },
      },
      AccessReviewRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['cluster', 'namespace', 'verb'],
        properties: {
          cluster: { $ref: '#/components/schemas/ClusterName' },
          namespace: { $ref: '#/components/schemas/NamespaceName' },
          class: { $ref: '#/components/schemas/ObjectName' },
          kind: { $ref: '#/components/schemas/ClaimKind' },
          verb: { type: 'string', enum: ['create', 'delete'] },
        },
      },
      AccessReview: {
        type: 'object',
        required: ['allowed'],
        properties: {
          allowed: { type: 'boolean' },
          reason: {
            type: 'string',
            description:
              'What is missing and who can grant it; absent when allowed',
          },
          missing: {
            type: 'array',
            description: 'The same, one by one; absent when allowed',
            items: { $ref: '#/components/schemas/MissingAccess' },
          },
        },
      },
      AccessReviewBatch: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              type: 'object',
              description: 'Either a review or why there is none',
              properties: {
                review: { $ref: '#/components/schemas/AccessReview' },
                unanswered: {
                  type: 'string',
                  description:
                    'Why nobody can tell, e.g. that the cluster does not answer',
                },
              },
            },
          },
        },
      },
      MissingAccess: {
        type: 'object',
        required: ['message'],
        properties: {
          message: {
            type: 'string',
            description: 'What is missing and who can grant it',
          },
          reason: {
            type: 'string',
            description:
              '`NamespaceNotFound` where there is no such namespace, for who may read namespaces; absent for what can be granted',
          },
          rule: {
            type: 'object',
            description:
              "The rule of the cluster's RBAC; absent where it is not the cluster that refuses",
            required: ['apiGroup', 'resource', 'verb'],
            properties: {
              apiGroup: { type: 'string' },
              resource: { type: 'string' },
              verb: {
                type: 'string',
                description: '`claim` needs to be granted in the whole cluster',
              },
              name: { type: 'string' },
              namespace: { type: 'string' },
            },
          },
          grant: {
            type: 'string',
            description:
              'What somebody who may grant it would run with kubectl, to be passed on',
          },
        },
      },
      ErrorCause: {
        type: 'object',
        required: ['message'],
        properties: {
          field: {
            type: 'string',
            description:
              'Path in the ClassClaim, e.g. spec.classRef.name or spec.parameters.users[0].name',
          },
          reason: { type: 'string' },
          message: { type: 'string' },
        },
      },
      ErrorResponse: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
              causes: {
                type: 'array',
                items: { $ref: '#/components/schemas/ErrorCause' },
              },
            },
            additionalProperties: true,
          },
          request: { type: 'object', additionalProperties: true },
          response: { type: 'object', additionalProperties: true },
        },
        additionalProperties: true,
      },
    },
  },
} as const;
