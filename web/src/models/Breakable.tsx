import { Fragment } from 'react';

/** A name of code that may go on in the next line where its words meet, and nowhere else. */
export function Breakable({ name }: { name: string }) {
  return name.split(/(?<=_)|(?<=[a-z\d])(?=[A-Z][a-z])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
