/** Words of a form that is also JSON. */
export const draftTexts = {
  views: 'How the request is shown',
  form: 'Form',
  json: 'JSON',
  job: 'Rendered job',
  jsonLabel: 'The request as JSON',
  jsonHelp:
    'The same request as in the form: what you change here changes there. Tab indents; to leave the editor press Escape, then Tab.',
  notJson: 'This is not JSON',
  notJsonAt: (line: number) => `This is not JSON: the fault begins in line ${line}`,
  notObject: 'A request is a JSON object: { … }',
  jsonHint: 'The form keeps the last request that could be read.',
  faults: 'What the server would refuse',
  jobAsked: 'The job document is made…',
  jobHead: 'What is handed to Flink when you send this request.',
  noJob: 'There is no job yet',
  jobDocument: 'Job document',
  manifest: 'Kubernetes manifest',
  copy: 'Copy',
  copied: 'Copied',
};
