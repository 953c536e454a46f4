import type { ThemeConfig } from 'antd';

/**
 * Colours of the console. Pine ink on cool paper, as in a file room; vermilion (朱) is kept for what is urgent or overdue and ochre for
 * what will be soon, so that on any page red means "now". Every text colour has at least 4.5:1 on the surfaces it is used on.
 */
export const colours = {
  ink: '#17282b',
  inkSoft: '#4a5c5f',
  pine: '#17535a',
  pineSoft: '#dfebea',
  line: '#cfd9d8',
  paper: '#edf1f0',
  surface: '#ffffff',
  seal: '#b3261e',
  ochre: '#865000',
} as const;

const sans =
  'system-ui, -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif';

/** Ant Design in these colours: small radii, no shadows but on what floats, a visible focus. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.pine,
    colorInfo: colours.pine,
    colorLink: colours.pine,
    colorLinkHover: '#0e3a40',
    colorError: colours.seal,
    colorWarning: colours.ochre,
    colorSuccess: '#2c6e49',
    colorText: colours.ink,
    colorTextSecondary: colours.inkSoft,
    colorTextTertiary: colours.inkSoft,
    colorTextDescription: colours.inkSoft,
    colorTextPlaceholder: '#667679',
    colorBorder: '#9fb0af',
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.paper,
    borderRadius: 3,
    borderRadiusLG: 4,
    fontFamily: sans,
    fontSize: 14,
    controlHeight: 34,
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
  },
};
