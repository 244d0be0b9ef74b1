import { Link } from '@tanstack/react-router';
import { Logo } from './Logo';
import classes from './Navigation.module.css';

const PLACES = [
  ['/', 'Home'],
  ['/models', 'Models'],
  ['/model-sets', 'Model sets'],
  ['/data-sources', 'Data sources'],
  ['/trainings', 'Trainings'],
  ['/inferences', 'Inferences'],
  ['/problems', 'Problems'],
] as const;

export function Navigation() {
  return (
    <nav aria-label="Main">
      <Link to="/" className={classes.brand} aria-label="Millrace, home">
        <Logo /> <span>Millrace</span>
      </Link>
      <ul className={classes.places}>
        {PLACES.map(([to, name]) => (
          <li key={to}>
            <Link to={to} className={classes.place} activeOptions={{ exact: to === '/' }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
