/** @type {import('next').NextConfig} */
const nextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  // The proxy tells pages their own address letter for letter; normalising spells the query anew.
  skipProxyUrlNormalize: true,
  // google-gax reads its protocol files from disk at run time.
  serverExternalPackages: ['@google-cloud/artifact-registry', 'google-gax', 'google-auth-library'],
  // The Content-Security-Policy carries a nonce for each answer, so proxy.ts sets it.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        {
          key: 'Permissions-Policy',
          value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
        },
      ],
    },
    // Who may frame the card is in its own policy; this header knows only nobody and everybody.
    {
      source: '/:path((?!embed/).*)',
      headers: [{ key: 'X-Frame-Options', value: 'DENY' }],
    },
    // Other sites show these; of two rules the last counts.
    ...['/badge/:path*', '/og/:path*', '/embed/:path*', '/oembed'].map((source) => ({
      source,
      headers: [{ key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }],
    })),
    // Next knows no type for it, and a browser would save what one wants to read.
    {
      source: '/doctor.py',
      headers: [{ key: 'Content-Type', value: 'text/plain; charset=utf-8' }],
    },
  ],
}

export default nextConfig
