import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { encodeStringData } from './encodeStringData';

const { secrets, configMaps } = builtinResourceTypes;
const secret = (content: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'login' },
  ...content,
});

for (const { name, type, content, becomes } of [
  {
    name: 'texts become data, and win over it',
    type: secrets,
    content: {
      data: { user: 'b2xk', port: 'NTQzMg==' },
      stringData: { user: 'ä', password: '' },
    },
    becomes: { data: { user: 'w6Q=', port: 'NTQzMg==', password: '' } },
  },
  {
    name: 'what is no text is left to the API server',
    type: secrets,
    content: { stringData: { port: 5432 } },
    becomes: { stringData: { port: 5432 } },
  },
  {
    name: 'a Secret without it is as it was',
    type: secrets,
    content: { data: { user: 'b2xk' } },
    becomes: { data: { user: 'b2xk' } },
  },
  {
    name: 'another kind may have such a field, too',
    type: configMaps,
    content: { stringData: { user: 'x' } },
    becomes: { stringData: { user: 'x' } },
  },
]) {
  test(name, () =>
    assert.deepEqual(encodeStringData(type, secret(content)), secret(becomes)),
  );
}
