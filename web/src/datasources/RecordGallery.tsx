import { dataSourceTexts as texts } from '../texts/dataSources';
import { spanOf, type PictureShape } from './picture';
import classes from './Picture.module.css';
import { labelText, placeOf } from './recordText';
import type { DecodedRecord } from '../api/types';
import { TensorPicture } from './TensorPicture';

interface RecordGalleryProps {
  records: DecodedRecord[];
  /** Absent when the records are images by themselves. */
  shape: PictureShape | undefined;
}

/** Records as pictures, each with its label. */
export function RecordGallery({ records, shape }: RecordGalleryProps) {
  const span = spanOf(records.map((record) => record.features?.values ?? []));
  return (
    <ul className={classes.gallery} aria-label={texts.tabs.records}>
      {records.map((record) => (
        <li key={placeOf(record)}>
          <Picture record={record} shape={shape} span={span} />
          <div className={classes.caption}>
            <span className={classes.label}>{labelText(record)}</span>
            <span className={classes.place}>{placeOf(record)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

type PictureProps = Pick<RecordGalleryProps, 'shape'> & {
  record: DecodedRecord;
  span: ReturnType<typeof spanOf>;
};

function Picture({ record, shape, span }: PictureProps) {
  const label = texts.pictureOf(placeOf(record), labelText(record));
  if (record.fault) return <div className={classes.fault}>{record.fault}</div>;
  if (record.image) {
    const { mediaType, base64 } = record.image;
    return (
      <img className={classes.picture} alt={label} src={`data:${mediaType};base64,${base64}`} />
    );
  }
  if (!shape || !record.features) return null;
  return <TensorPicture label={label} values={record.features.values} shape={shape} span={span} />;
}
