/** A mill wheel above the stream that turns it. */
export function Logo({ size = 28 }: { size?: number }) {
  const spokes = [0, 45, 90, 135];
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" fill="none">
      <g stroke="var(--link)" strokeWidth="2.2" strokeLinecap="round">
        <circle cx="16" cy="13" r="9" />
        {spokes.map((angle) => (
          <path key={angle} d="M16 2.500v21" transform={`rotate(${angle} 16 13)`} />
        ))}
        <path d="M2 28c3.500-3 6.500-3 9.500-.500s6 2.500 9.500 0 6-2.500 9 0" />
      </g>
    </svg>
  );
}
