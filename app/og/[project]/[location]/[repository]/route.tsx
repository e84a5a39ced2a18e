import { ImageResponse } from 'next/og'
import { readFileAddress, readImpersonalRequest } from '@/app/read-file-address'
import { LinkPicture } from '@/components/link/link-picture'
import { LINK_PICTURE_SIZE } from '@/lib/core/link/link-picture-href'
import { choicesOf } from '@/lib/core/setup/setup-request'

/** `/og/{project}/{location}/{repository}.png`: what a chat shows beside a setup page’s link, made from the address alone. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/og/[project]/[location]/[repository]'>,
): Promise<Response> {
  const name = await readFileAddress(params, '.png')
  if (!name) return new Response('This address names no repository.\n', { status: 404 })
  const choices = choicesOf(readImpersonalRequest(new URL(request.url).searchParams))
  return new ImageResponse(<LinkPicture name={name} choices={choices} />, {
    ...LINK_PICTURE_SIZE,
    headers: {
      'cache-control': 'public, max-age=86400',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    },
  })
}
