// Draws a page: language, frame and view become one HTML document.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Day } from '../core/ids.ts';
import type { Assets } from './assets.ts';
import type { FormTokens } from './form-token.ts';
import type { Language } from './format.ts';
import { chooseLanguage, known, languageCookie } from './language.ts';
import { guestOf } from './session.ts';
import { Layout } from './views/layout.tsx';
import { PageProvider, type PageContext } from './views/page-context.ts';
import { createWords, type Words } from './words.ts';

/** What the last analysis is doing, as main knows it. */
export type AnalysisState = 'idle' | 'running' | 'failed';

export interface RenderParts {
  assets: Assets;
  k: number;
  timezone: string;
  language: Language;
  secureCookies: boolean;
  /** The address people open, when a proxy stands in front. */
  publicUrl?: string | undefined;
  tokens: FormTokens;
  today(): Day;
  analysisState(): AnalysisState;
}

export interface Renderer {
  page(
    request: FastifyRequest,
    reply: FastifyReply,
    title: (words: Words) => string,
    view: () => VNode,
  ): FastifyReply;
}

export function createRenderer(parts: RenderParts): Renderer {
  const words = {
    en: createWords('en', parts),
    fr: createWords('fr', parts),
  };

  function languageOf(request: FastifyRequest, url: URL): Language {
    return chooseLanguage({
      asked: url.searchParams.get('lang'),
      remembered: request.cookies[languageCookie],
      accepted: request.headers['accept-language'],
      fallback: parts.language,
    });
  }

  function remember(reply: FastifyReply, language: Language): void {
    void reply.setCookie(languageCookie, language, {
      path: '/',
      maxAge: 365 * 86_400,
      sameSite: 'lax',
      httpOnly: true,
      secure: parts.secureCookies,
    });
  }

  function noticeOf({ t }: Words): string | null {
    switch (parts.analysisState()) {
      case 'running':
        return t.common.analysisRunning;
      case 'failed':
        return t.common.analysisFailed;
      case 'idle':
        return null;
    }
  }

  return {
    page(request, reply, title, view) {
      const url = addressOf(request, parts.publicUrl);
      const language = languageOf(request, url);
      if (known(url.searchParams.get('lang')) !== undefined) remember(reply, language);
      url.searchParams.delete('lang');
      const chosen = words[language];
      const viewer = guestOf(request);
      const formToken = viewer === null ? '' : parts.tokens.of(viewer);
      const notice = viewer?.role === 'sponsor' || viewer?.role === 'manager' ? noticeOf(chosen) : null;
      const context: PageContext = {
        ...chosen,
        viewer,
        formToken,
        url,
        assets: parts.assets,
        today: parts.today(),
        notice,
      };
      const document = renderToString(
        <PageProvider value={context}>
          <Layout title={title(chosen)}>{view()}</Layout>
        </PageProvider>,
      );
      return reply
        .type('text/html; charset=utf-8')
        .header('vary', 'accept-language, cookie')
        .send(`<!doctype html>${document}`);
    },
  };
}

/** The address as whoever asks sees it. */
function addressOf({ url, protocol, host }: FastifyRequest, publicUrl: string | undefined): URL {
  const origin = publicUrl ?? `${protocol}://${host}`;
  return new URL(url, URL.canParse(origin) ? origin : 'http://tablee.invalid');
}
