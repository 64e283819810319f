/**
 * All that is said of claims, by its code, in English. `{{object}}` and the like are filled in; a quote comes behind. Portals
 * translate these texts: the code is the key, and this is what it says where there is no translation.
 *
 * @public
 */
export const sentences = {
  // How far a claim is.
  ready: 'Ready.',
  readyIn: 'Ready. Credentials are in {{object}}.',
  releasing:
    'Being released: what the claim holds is given back, or deleted with it.',
  notLookedAt:
    'Waiting for the controllers to look at it. If this takes longer than a minute, tell the platform team: the controllers of Services Toolkit may not be running.',
  unknownReason:
    'Not ready, for a reason that is not known here. Ask the platform team.',
  classUnread:
    'Waiting: the class {{className}} could not be read. It is tried again automatically; if this persists, tell the platform team.',
  classMissing:
    'This cluster has no class {{className}}. Check the name of the class in the claim, or ask the platform team to offer it here.',
  noServiceMatches: 'Waiting for a service that has what the claim asks for.',
  classNotReady:
    'The class {{className}} is not ready. The platform team has to repair it.',
  classNew:
    'The class {{className}} is new, and has not been looked at yet. Nothing for you to do.',
  notAuthorized:
    'Whoever made the claim may not claim from the class {{className}}. Have it made again by somebody who may, or ask the platform team for access.',
  parametersInvalid:
    'Some settings have values that the class {{className}} does not take. Correct them in the claim, or claim again with other settings.',
  instancesUnread:
    'The controllers may not look for instances. The platform team has to let them.',
  noneFree: 'Waiting for a free instance. Nothing for you to do.',
  reservationRefused:
    'An instance was found, but the cluster refused to reserve it. The platform team has to act.',
  creationRefused:
    'The cluster refused to create the instance. The platform team has to act.',
  beingMade:
    'The instance is being created. Nothing for you to do; if it takes much longer than usual, tell the platform team.',
  instanceFails: 'The instance fails. The platform team has to act.',
  neverReady:
    'The instance never tells whether it is ready. The platform team has to change how the class makes instances.',
  credentialsAwaited:
    'The instance is there. Waiting for its credentials. Nothing for you to do.',
  deletionStuck:
    'Being released, but what was made for the claim cannot be deleted. The platform team has to act.',
  instanceLost:
    'The instance is lost: {{object}} no longer exists. Release the claim and claim again to get another one.',
  instanceReplaced:
    'The instance is lost: {{object}} is another one by now, and another claim holds it. Release the claim and claim again to get another one.',
  tookAnother:
    'Another claim took the instance first. The next one is looked for. Nothing for you to do.',
  objectMissing: '{{object}} does not exist. Check what the claim refers to.',
  objectUnread:
    'The controllers may not read {{object}}. The platform team has to let them.',
  noPolicy:
    '{{object}} is not open to the namespace {{namespace}}. Its owner can open it with a ResourceClaimPolicy.',
  noCredentials:
    '{{object}} offers no credentials. Whoever runs it has to act.',
  alreadyClaimed:
    'Another claim holds {{object}}, and only one can. Claim another one, or wait until it is released.',
  notReserved:
    'Waiting: {{object}} could not be reserved. It is tried again automatically; if this persists, tell the platform team.',
  notCopied:
    'The claim holds {{object}}, but its credentials could not be brought to the namespace {{namespace}}. The platform team has to act.',
  referenceChanged:
    'The claim was changed to refer to something else after it was fulfilled. It keeps what it holds: change it back, or release it and claim again.',
  markedForDeletion:
    'Being released: what the claim holds is given back first.',

  // How what fulfils it is.
  claimFine: 'Nothing is wrong with the claim.',
  classReady: 'The class {{className}} is ready.',
  classGoneUnneeded:
    'There is no class {{className}} any more. The claim has its instance, and does not need it.',
  classNotReadyUnneeded:
    'The class {{className}} is not ready now. The claim has its instance, and does not need it.',
  poolFine:
    'Instances are picked from the objects of kind {{kind}} that exist, are free, and are open to the namespace of the claim.',
  poolBroken:
    'Instances cannot be picked from the objects of kind {{kind}}. The platform team has to repair the class.',
  sourceFine: 'Instances are made from {{object}}.',
  sourceMissing:
    'There is no {{object}} to make instances from. The platform team has to act.',
  sourceInvalid:
    'Nothing can be made from {{object}}. The platform team has to act.',
  sourceRefused:
    'Crossplane has refused {{object}}. The platform team has to act.',
  sourceNotServed:
    'Crossplane does not serve {{object}} yet. The platform team has to act.',
  sourceNew:
    'It has not been checked yet whether {{object}} is right. Nothing for you to do.',
  linkFine:
    'Instances are on the cluster {{upstream}}, which is reached through {{object}}.',
  linkUnreachable:
    'Instances are on the cluster {{upstream}}, which cannot be reached ({{reason}}). What is there runs on, and can be neither seen nor changed from here. The platform team has to look after {{object}}.',
  linkBroken:
    '{{object}}, through which the cluster {{upstream}} is reached, does not work ({{reason}}). The platform team has to repair it.',
  linkMissing:
    'There is no {{object}}, through which the cluster with the instances would be reached. The platform team has to act.',
  linkNew:
    'It is not known yet whether the cluster {{upstream}} can be reached through {{object}}. Nothing for you to do.',
  importFine:
    'The API group {{group}} is that of another cluster. {{object}} makes it usable here.',
  importNew:
    '{{object}}, which makes the API group {{group}} usable here, has not been looked at yet. Nothing for you to do.',
  importBroken:
    '{{object}}, which makes the API group {{group}} usable here, is not ready ({{reason}}). The platform team has to repair it.',
  importConflict:
    'The API group {{group}} is imported by {{object}}, and something else in this cluster has it, too ({{reason}}). The platform team has to take out the one or the other.',
  importIgnored:
    '{{object}} does not import the API group {{group}}, because of what this cluster has already ({{reason}}). Instances are in this cluster.',
  importNotServed:
    'The cluster {{upstream}} does not serve the API group {{group}}, which {{object}} imports. The platform team has to act.',
  groupNotImported:
    'The namespace {{namespace}} is open for the API group {{group}} of another cluster, but nothing imports that. The platform team has to make a ClusterAPIGroupImport for it.',
  namespaceOpen:
    'The namespace {{namespace}} is open for the API group {{group}}.',
  namespaceClosed:
    'The namespace {{namespace}} is not open for the API group {{group}} of the other cluster, so that nothing of it can be there. The platform team has to make an APIResourceImport in it.',
  hasInstance: 'The claim has its instance already.',
  noInstanceYet: 'No instance has been found or made yet.',
  instanceAwaited:
    'Waiting for {{object}}, which does not exist yet. Nothing for you to do.',
  objectReady: '{{object}} is ready.',
  objectExists: '{{object}} exists.',
  objectDeleting: '{{object}} is being deleted.',
  objectFails: '{{object}} fails. The platform team has to act.',
  objectAwaited:
    'Waiting for {{object}}. Nothing for you to do; if it takes much longer than usual, tell the platform team.',
  objectSays: 'It says ({{where}}):',
  usedBy: 'Used by {{object}}.',
  unused: 'Nothing in this namespace uses the credentials yet.',
  reserved: 'The instance is reserved for this claim.',
  notReservedYet: 'No instance has been reserved yet.',
  noCredentialsYet: 'There are no credentials yet.',
  credentialsIn: 'The credentials are in {{object}}.',
  credentialsGone:
    'The credentials are gone: {{object}} does not exist. The platform team has to act.',
  claimSays: 'The claim itself says:',

  // What could not be seen.
  hiddenObject: 'You may not read {{object}}.',
  hiddenKind:
    'You may not see which objects of kind {{kind}} use the credentials.',
  hiddenFromPortal: 'The portal may not show you {{object}}.',
  hiddenKindFromPortal:
    'The portal may not show you which objects of kind {{kind}} use the credentials.',
  secretsUnread:
    'The portal reads no Secrets, so it does not show how {{object}} is.',
  kindNotServed:
    'This cluster does not know the kind of {{object}}. The platform team has to install what brings it.',
  objectUnknown: 'How {{object}} is could not be found out just now.',
  kindUnknown:
    'Which objects of kind {{kind}} use the credentials could not be found out just now.',
  clusterFailed: 'Cluster {{cluster}} could not tell just now ({{status}}).',
  clusterSilent: 'Cluster {{cluster}} did not answer in time.',
  keysUntold:
    'The controllers of this cluster do not tell yet which keys it has.',

  // What Crossplane says of a composite resource.
  compositeReady: '{{object}} is ready.',
  compositeDeleting: '{{object}} is being deleted.',
  compositeNew:
    '{{object}} was created, and Crossplane has not looked at it yet. If this persists, Crossplane may not be running.',
  compositeMade: '{{object}} is being made.',
  compositeNeverTells:
    '{{object}} was composed, but has no condition Ready, so nothing tells when it can be used. The author of its composition has to make it say so.',
  compositePaused:
    '{{object}} is paused by its annotation crossplane.io/paused. The service operator has to remove that.',
  compositeFails:
    '{{object}} cannot be composed. The service operator has to act; Crossplane tries again automatically.',
  compositeUnready: '{{object}} is not ready.',
  compositionMissing:
    '{{object}} cannot be composed: no Composition fits. The service operator has to apply one for this kind, with the labels that the class selects by where it has a compositionSelector.',
  compositionNotFound:
    '{{object}} cannot be composed: there is no Composition {{composition}}. The service operator has to create it, or to name another one in the class.',
  composedKindNotServed:
    '{{object}} cannot be composed: its composition makes {{kind}} of {{version}}, which this cluster does not serve. The service operator has to install the provider (or the CustomResourceDefinition) that brings it, or to correct the composition.',
  functionIncapable:
    '{{object}} cannot be composed. The service operator has to see that the function {{function}} is installed and healthy ("kubectl get functions"), and is one for compositions.',
  pipelineInvalid:
    '{{object}} cannot be composed. The service operator has to correct the composition, or to install the functions that it names ("kubectl get functions").',
  stepFatal:
    '{{object}} cannot be composed. The service operator has to look after the step {{step}} of the composition.',
  crossplaneForbidden:
    '{{object}} cannot be composed. The service operator has to allow {{user}} to {{verb}} {{resource}}, by a ClusterRole that Crossplane aggregates.',
  secretNotWritten:
    '{{object}} is ready, but has no spec.writeConnectionSecretToRef, so Crossplane writes its credentials nowhere. Delete the claim, and create it again.',
  secretAmbiguous:
    '{{object}} is ready, but its status.binding.name is {{secret}}, and it is composed of Secrets of that name in several namespaces. The author of its composition has to give them different names.',
  secretNotComposed:
    '{{object}} is ready, but its status.binding.name is {{secret}}, and none of the Secrets that it is composed of has that name. The author of its composition has to compose that Secret, or to name another one in status.binding.name.',
  noSecretComposed:
    '{{object}} is ready, but is composed of no Secret, and its status has no binding.name. The author of its composition has to compose a Secret with the credentials (Crossplane 2 writes no connection Secrets).',
  severalSecretsComposed:
    '{{object}} is ready, but is composed of several Secrets ({{secrets}}), and nothing says which one has the credentials. The author of its composition has to set status.binding.name to the name of that one.',
} as const;

/** Names what is said; see {@link sentences}. @public */
export type MessageCode = keyof typeof sentences;
