const SHAPES = {
  today: 'M4 10.5 12 4l8 6.5V20h-5v-6H9v6H4z',
  overview: 'M4 20V10m5.5 10V4M15 20v-8m5 8V7',
  ledger: 'M4 5h16v14H4zM4 10h16M9 10v9',
  reporting: 'M5 20h14M14.5 4.5l3 3L9 16l-4 1 1-4z',
  problems: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  supervision: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  meetings: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M8 14h3m2 0h3',
  economy: 'M4 19h16M4 15l5-5 4 3 7-8M15 5h5v5',
  documents: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  settings: 'M4 7h9m4 0h3M4 17h3m4 0h9M15 5v4M9 15v4',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l4 4',
  menu: 'M4 6h16M4 12h16M4 18h16',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 20.500h4',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.500 7.500 5.500',
  down: 'M6 9l6 6 6-6',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M8 8h12v12H8zM4 16V4h12',
  print: 'M7 9V4h10v5M5 9h14v7h-3m-8 0H5V9m3 5h8v6H8z',
  upload: 'M12 16V5m-4 4 4-4 4 4M5 19h14',
  columns: 'M4 5h16v14H4zM9.500 5v14M14.500 5v14',
  undo: 'M9 7 4.500 11.500 9 16M5 11.500h9a5 5 0 0 1 0 8h-3',
} as const;

export type IconName = keyof typeof SHAPES;

/** A line icon in the colour of the text; always beside a word or inside a labelled control. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
