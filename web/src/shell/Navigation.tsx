import { Link } from '@tanstack/react-router';
import { shellTexts } from '../texts/shell';
import { Logo } from './Logo';
import classes from './Navigation.module.css';
import { PLACE_GROUPS, type Place } from './places';

export function Brand() {
  return (
    <Link to="/" className={classes.brand} aria-label={shellTexts.homeLink}>
      <Logo /> <span>{shellTexts.product}</span>
    </Link>
  );
}

export function Navigation({ onLeave }: { onLeave?: () => void }) {
  return (
    <nav aria-label={shellTexts.navigation} className={classes.navigation}>
      {PLACE_GROUPS.map(({ name, places }, index) => (
        <div key={name} role="group" aria-label={name}>
          {index > 0 && (
            <span className={classes.group} aria-hidden="true">
              {name}
            </span>
          )}
          <ul className={classes.places}>
            {places.map((place) => (
              <li key={place.to}>
                <PlaceLink place={place} onLeave={onLeave} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function PlaceLink({ place, onLeave }: { place: Place; onLeave?: () => void }) {
  const { to, name, icon: PlaceIcon } = place;
  return (
    <Link
      to={to}
      className={classes.place}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      onClick={onLeave}
    >
      <PlaceIcon size={18} stroke={1.7} aria-hidden="true" />
      {name}
    </Link>
  );
}
