import type { Language } from './language-of.js';

/** What an agent reads before anything has been fetched. */
interface FirstStrings {
  readonly signInHeading: string;
  readonly signInLede: string;
  readonly signIn: string;
  readonly connecting: string;
  readonly notLoadedHeading: string;
  readonly notLoadedLede: string;
  readonly tryAgain: string;
}

/**
 * The first sentences in every language: they are there before any file of a language can be. Everything else is in
 * `strings.ts` and its neighbours in English, and in `languages/` otherwise, and comes with the code that shows it.
 */
export const firstStrings: Readonly<Record<Language, FirstStrings>> = {
  en: {
    signInHeading: 'Sign in to your desk',
    signInLede: 'Your company account works here.',
    signIn: 'Sign in',
    connecting: 'Connecting…',
    notLoadedHeading: 'Sign-in could not be loaded',
    notLoadedLede: 'Check your connection, then try again.',
    tryAgain: 'Try again',
  },
  de: {
    signInHeading: 'Anmelden',
    signInLede: 'Ihr Firmenkonto gilt auch hier.',
    signIn: 'Anmelden',
    connecting: 'Verbinden…',
    notLoadedHeading: 'Anmeldung nicht geladen',
    notLoadedLede: 'Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    tryAgain: 'Erneut versuchen',
  },
  fr: {
    signInHeading: 'Connectez-vous',
    signInLede: 'Votre compte d’entreprise est valable ici.',
    signIn: 'Se connecter',
    connecting: 'Connexion…',
    notLoadedHeading: 'Connexion non chargée',
    notLoadedLede: 'Vérifiez le réseau, puis réessayez.',
    tryAgain: 'Réessayer',
  },
  ar: {
    signInHeading: 'تسجيل الدخول',
    signInLede: 'يمكن استخدام حساب شركتك هنا.',
    signIn: 'تسجيل الدخول',
    connecting: 'جارٍ الاتصال…',
    notLoadedHeading: 'تعذّر تحميل تسجيل الدخول',
    notLoadedLede: 'يُرجى التحقق من الاتصال ثم إعادة المحاولة.',
    tryAgain: 'إعادة المحاولة',
  },
};
