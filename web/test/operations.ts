import type { Check, Operation } from '../src/api/types';
import type { ApiToken, AuditEntry, Retention, User } from '../src/operations/types';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const DAYS = 24 * 60;

/** Who uses a Millrace, with what, and what they did. */
const USERS: User[] = [
  {
    id: 'u1',
    name: 'anna',
    role: 'ADMIN',
    enabled: true,
    createdAt: ago(900),
    lastSignInAt: ago(4),
  },
  {
    id: 'u2',
    name: 'ben',
    role: 'VIEWER',
    enabled: false,
    createdAt: ago(800),
    lastSignInAt: null,
  },
];

export const TOKENS: ApiToken[] = [
  {
    id: 'k1',
    name: 'nightly retraining',
    owner: { kind: 'USER', id: 'u1', name: 'anna' },
    role: 'OPERATOR',
    scopes: ['models:read', 'trainings:write'],
    createdAt: ago(700),
    expiresAt: ago(-80 * DAYS),
    lastUsedAt: ago(12),
  },
  {
    id: 'k2',
    name: 'dashboard',
    owner: { kind: 'USER', id: 'u1', name: 'anna' },
    role: 'VIEWER',
    scopes: ['*:write'],
    createdAt: ago(600),
    expiresAt: ago(-2 * DAYS),
    lastUsedAt: null,
  },
];

const BY_ANNA = {
  time: ago(9),
  endedAt: ago(9),
  traceId: '103333934f6926643f670dd6408db2d3',
  actor: { kind: 'USER', id: 'u1', name: 'anna', role: 'ADMIN', address: '10.0.0.7' },
} satisfies Partial<AuditEntry>;

const AUDIT_LOG: AuditEntry[] = [
  {
    ...BY_ANNA,
    id: 'a1',
    action: 'users.change',
    resource: '/api/v1/users/u2',
    outcome: 'DONE',
    status: 200,
    code: null,
    before: { name: 'ben', role: 'OPERATOR', enabled: true },
    after: { name: 'ben', role: 'VIEWER', enabled: false },
  },
  {
    ...BY_ANNA,
    id: 'a2',
    actor: { kind: null, id: null, name: null, role: null, address: '10.0.0.9' },
    action: 'session.create',
    resource: '/api/v1/session',
    outcome: 'REFUSED',
    status: 401,
    code: 'PASSWORD_WRONG',
    before: null,
    after: null,
  },
];

const RETENTION: Retention = {
  intervalSeconds: 3600,
  graceSeconds: 86_400,
  items: [
    {
      action: 'DELETE',
      kind: 'RESULT',
      location: 'file:///models/results/t0-r1',
      owner: 'training t0',
      reason: 'the training was deleted',
      since: ago(3 * DAYS),
    },
    {
      action: 'WAIT',
      kind: 'JOB_STATE',
      location: 'file:///state/inf-i0/runs/1',
      owner: 'inference i0',
      reason: 'the inference was deleted less than 24 h ago',
      since: ago(90),
    },
  ],
};

const OPERATIONS: Operation[] = [
  {
    id: 'o1',
    inferenceId: 'i1',
    snapshotId: null,
    kind: 'UPGRADE',
    step: 'ROLLED_BACK',
    fromRevision: 1,
    toRevision: 2,
    reason: 'after 120 s the job is DEPLOYING: waits for slots',
    startedAt: ago(5),
    endedAt: ago(2),
  },
];

const CHECKS: Check[] = [
  { name: 'kafka', state: 'OK', detail: '3 brokers answer', remedy: null },
  { name: 'storage', state: 'UNKNOWN', detail: 'no volume is mounted here', remedy: 'Mount it.' },
  {
    name: 'operator',
    state: 'WARNING',
    detail: 'version 1.15.0 is older than 1.16.1',
    remedy: 'helm upgrade flink-kubernetes-operator',
  },
  {
    name: 'rbac',
    state: 'FAILED',
    detail: "may not 'patch' flinkdeployments",
    remedy: 'Apply the Role: `kubectl apply -k deploy/flink-k8s-operator/base`',
  },
];

export function inOperation() {
  return {
    users: USERS,
    tokens: TOKENS,
    'audit-log': AUDIT_LOG,
    operations: OPERATIONS,
    retention: RETENTION,
    checks: CHECKS,
  };
}
