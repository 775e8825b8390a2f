import type { ThemeConfig } from 'antd';

/** One accent, greys, and the five colours of the lights; every word on white has contrast ≥ 4.5:1. */
export const COLOURS = {
  accent: '#1d4a8c',
  accentSoft: '#e8eef7',
  text: '#1f2328',
  textSecondary: '#57606a',
  textMuted: '#666d76',
  border: '#d0d7de',
  borderSoft: '#e6e9ed',
  ground: '#f5f6f8',
  surface: '#ffffff',
  red: '#b42318',
  yellow: '#835500',
  green: '#1a6e33',
  blue: '#0b5cad',
  grey: '#57606a',
} as const;

export const FONT_STACK =
  '-apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Helvetica Neue", Arial, sans-serif';

export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: COLOURS.accent,
    colorInfo: COLOURS.accent,
    colorLink: COLOURS.accent,
    colorSuccess: COLOURS.green,
    colorWarning: COLOURS.yellow,
    colorError: COLOURS.red,
    colorText: COLOURS.text,
    colorTextSecondary: COLOURS.textSecondary,
    colorTextTertiary: COLOURS.textMuted,
    colorTextQuaternary: COLOURS.textMuted,
    colorTextDescription: COLOURS.textSecondary,
    colorTextPlaceholder: COLOURS.textMuted,
    // Also on the grey ground of what is chosen in a closed field.
    colorTextDisabled: '#5c636b',
    colorBorder: COLOURS.border,
    colorBorderSecondary: COLOURS.borderSoft,
    colorBgLayout: COLOURS.ground,
    fontFamily: FONT_STACK,
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 32,
    motion: false,
    wireframe: false,
  },
  components: {
    Table: {
      cellFontSize: 13,
      cellFontSizeMD: 13,
      cellFontSizeSM: 13,
      cellPaddingBlockSM: 5,
      cellPaddingInlineSM: 8,
      headerBg: '#eef1f5',
      headerColor: COLOURS.text,
      headerSplitColor: 'transparent',
    },
    Form: { itemMarginBottom: 16 },
    Tag: {
      defaultBg: '#eef1f5',
      defaultColor: COLOURS.text,
      colorSuccess: COLOURS.green,
      colorWarning: COLOURS.yellow,
      colorError: COLOURS.red,
    },
  },
};
