import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  type MantineColorsTuple,
  Modal,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';
import { darkTokens, lightTokens } from './tokens.ts';

const ink: MantineColorsTuple = [
  '#eef4fa',
  '#e6eef6',
  '#cddff0',
  '#a5caee',
  '#86b7e6',
  '#5d97cd',
  '#3b78b0',
  '#2a6296',
  '#1d4f7c',
  '#163f64',
];

/** The greys that Mantine's parts reach for by number: ours, warm in the light theme and inky in the dark one. */
const gray: MantineColorsTuple = [
  '#fbfaf6',
  '#eceae4',
  '#eceae4',
  '#e2dfd6',
  '#cfcbbf',
  '#8a877d',
  '#666f7a',
  '#5b6572',
  '#3a4450',
  '#1c2530',
];
const dark: MantineColorsTuple = [
  '#e7eaee',
  '#c9d0d8',
  '#a3adb9',
  '#8f99a5',
  '#3a4450',
  '#2a323c',
  '#1e252d',
  '#12161b',
  '#262d35',
  '#0d1014',
];

const font = '"Inter Variable", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';
const fixedFont = 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", "Noto Sans SC", monospace';

/** Buttons and marks take their colours from the tokens, so that both themes are designed and none is derived. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  if (input.variant === 'filled') {
    return {
      ...resolved,
      background: 'var(--accent)',
      hover: 'var(--accent-strong)',
      color: 'var(--on-accent)',
      border: '1px solid transparent',
    };
  }
  if (input.variant === 'default') {
    return {
      ...resolved,
      background: 'var(--raised)',
      hover: 'var(--hover)',
      color: 'var(--ink)',
      border: '1px solid var(--line-strong)',
    };
  }
  if (input.variant === 'subtle') {
    return { ...resolved, background: 'transparent', hover: 'var(--hover)', color: 'var(--accent)' };
  }
  return resolved;
};

/** Measures and parts of the window: 13.5 px text on 1.45 lines, 6 px corners, controls 32 px high. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 4 },
  black: '#1c2530',
  colors: { ink, gray, dark },
  fontFamily: font,
  fontFamilyMonospace: fixedFont,
  fontSizes: { xs: '12px', sm: '13.5px', md: '13.5px', lg: '15px', xl: '17px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.5', xl: '1.5' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--lift)', lg: 'var(--lift)', xl: 'var(--lift)' },
  headings: {
    fontFamily: font,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '21px', lineHeight: '1.25' },
      h2: { fontSize: '17px', lineHeight: '1.3' },
      h3: { fontSize: '13.5px', lineHeight: '1.4' },
      h4: { fontSize: '12px', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle' } }),
    Button: Button.extend({
      defaultProps: { variant: 'default' },
      vars: () => ({
        root: {
          '--button-height': '32px',
          '--button-padding-x': '12px',
          '--button-fz': '13.5px',
        },
      }),
    }),
    Input: Input.extend({
      vars: () => ({ wrapper: { '--input-height': '32px', '--input-fz': '13.5px' } }),
    }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.4 },
      },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false } }),
  },
});

const fromTokens = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-success': 'var(--met)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--rest-soft)',
  '--mantine-color-disabled-color': 'var(--faint)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-ink-filled': 'var(--accent)',
  '--mantine-color-ink-filled-hover': 'var(--accent-strong)',
  '--mantine-color-ink-light': 'var(--accent-soft)',
  '--mantine-color-ink-light-hover': 'var(--accent-soft)',
  '--mantine-color-ink-light-color': 'var(--accent)',
};

/** Gives Mantine's variables the colours of our tokens, in both themes. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...lightTokens, ...fromTokens },
  dark: { ...darkTokens, ...fromTokens },
});
