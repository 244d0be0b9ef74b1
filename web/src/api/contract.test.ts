import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

interface Schema {
  properties: Record<string, { type?: string | string[] }>;
  required?: string[];
}

const ROOT = join(process.cwd(), '..');
const { schemas } = (
  JSON.parse(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8')) as {
    components: { schemas: Record<string, Schema> };
  }
).components;

/** What the page sends; a field that the server takes may be left away. */
const REQUESTS: Record<string, string> = {
  ModelDraft: 'ModelRequest',
  ModelSetDraft: 'ModelSetRequest',
  DataSourceDraft: 'DataSourceRequest',
  TrainingDraft: 'TrainingRequest',
  InferenceDraft: 'InferenceRequest',
  OutputDraft: 'OutputRequest',
  EarlyExitDraft: 'EarlyExitRequest',
  ClusterDraft: 'ClusterRequest',
  UpgradeDraft: 'UpgradeRequest',
  Fit: 'Fit',
  EarlyStopping: 'EarlyStopping',
  BestWeights: 'BestWeights',
  ReduceOnPlateau: 'ReduceOnPlateau',
  StartFrom: 'StartFrom',
};
/** What the page reads; a field that may be absent or null must be read as such. */
const ANSWERS: Record<string, string> = {
  LayerSummary: 'LayerView',
  TensorSpec: 'TensorView',
  ModelStructure: 'ModelSummary',
  Model: 'Model',
  ModelFile: 'ModelFile',
  Artifact: 'ModelArtifact',
  ModelSet: 'ModelSet',
  DataSource: 'DataSource',
  JobError: 'Fault',
  Job: 'TrainingJob',
  TrainingResult: 'Result',
  Training: 'Training',
  Effort: 'Effort',
  MetricSeries: 'MetricSeries',
  Scoring: 'ScoringMetrics',
  ScoringSeries: 'ScoringPoints',
  Inference: 'Inference',
  PredictionOutput: 'PredictionOutput',
  EarlyExit: 'EarlyExit',
  KafkaCluster: 'KafkaCluster',
  Operation: 'Operation',
  Revision: 'Revision',
  Revisions: 'Revisions',
  Snapshot: 'Snapshot',
  KeptSnapshot: 'KeptSnapshot',
  Problem: 'ErrorAnswer',
  FieldError: 'ProblemEntry',
  ProblemReport: 'Problem',
  SystemInfo: 'SystemState',
  Condition: 'Condition',
  Check: 'Check',
  Capabilities: 'Capabilities',
};

const interfaces = new Map<string, ts.InterfaceDeclaration>();
for (const name of [
  'types.ts',
  'modelTypes.ts',
  'trainingTypes.ts',
  'outputTypes.ts',
  'upgradeTypes.ts',
  'systemTypes.ts',
]) {
  const file = join(process.cwd(), 'src/api', name);
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true).forEachChild(
    (node) => {
      if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node);
    },
  );
}

function fieldsOf(name: string) {
  const members: ts.TypeElement[] = [...(interfaces.get(name)?.members ?? [])];
  return members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(),
    mayBeAbsent:
      member.questionToken !== undefined || /\bnull\b/.test(member.type?.getText() ?? ''),
  }));
}

it.each(Object.entries({ ...REQUESTS, ...ANSWERS }))(
  '%s has only fields that the API description has in %s',
  (name, schema) => {
    const fields = fieldsOf(name).map((field) => field.name);
    expect(fields.length).toBeGreaterThan(0);
    expect(Object.keys(schemas[schema]?.properties ?? {})).toEqual(expect.arrayContaining(fields));
  },
);

it.each(Object.entries(ANSWERS))('%s knows which fields %s may leave away', (name, schema) => {
  const required = schemas[schema]?.required ?? [];
  const unaware = fieldsOf(name).filter(
    (field) => !field.mayBeAbsent && !required.includes(field.name),
  );
  expect(unaware.map((field) => field.name)).toEqual([]);
});
