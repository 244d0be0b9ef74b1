import { useNavigate } from '@tanstack/react-router';
import { IconFileUpload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useRefusal } from '../session/useRefusal';
import { dataSourceTexts as texts } from '../texts/dataSources';
import classes from './DropAnywhere.module.css';
import { hold } from './droppedFile';

/** A file that is dropped anywhere on the page opens the form of its upload. */
export function DropAnywhere() {
  const navigate = useNavigate();
  const refusal = useRefusal('OPERATOR');
  const over = useFileDrop((file) => {
    if (refusal) return;
    hold(file);
    void navigate({ to: '/data-sources/upload' });
  });
  if (!over) return null;
  return (
    <div className={classes.cover} role="status">
      <div className={classes.notice}>
        <IconFileUpload size={40} stroke={1.4} aria-hidden="true" />
        <strong>{refusal ?? texts.drop}</strong>
        {!refusal && <span>{texts.dropAbout}</span>}
      </div>
    </div>
  );
}

/** Whether a file is held over the window; the one that is let go is handed over. */
export function useFileDrop(onDrop: (file: File) => void): boolean {
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (hasFile(event)) setDepth((now) => now + 1);
    };
    const leave = (event: DragEvent) => {
      if (hasFile(event)) setDepth((now) => Math.max(0, now - 1));
    };
    // without this the browser would open the file instead of the page
    const over = (event: DragEvent) => {
      if (hasFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      setDepth(0);
      onDrop(file);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [onDrop]);
  return depth > 0;
}
