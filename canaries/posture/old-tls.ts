import { connect, type SecureVersion } from 'node:tls';
import { endOf, LONGEST, told } from './fetch';

/** What came of asking for an old version: the server spoke it, the server refused it, or nobody was really asked. */
export type Answered =
  | Readonly<{ outcome: 'accepted'; protocol: string }>
  | Readonly<{ outcome: 'refused'; by: string }>
  | Readonly<{ outcome: 'not asked'; why: string }>;

/**
 * Asks for exactly one version of TLS. A client that refuses the version by itself proves nothing, so the least level
 * of security is asked for (https://docs.openssl.org/master/man3/SSL_CTX_set_security_level/), and a refusal counts
 * only where something of the server came back: its alert, its end of the connection, or its reset.
 */
export function askFor(version: Extract<SecureVersion, 'TLSv1' | 'TLSv1.1'>, url: URL): Promise<Answered> {
  return new Promise((resolve) => {
    let connected = false;
    const socket = connect({
      ...endOf(url),
      minVersion: version,
      maxVersion: version,
      ciphers: 'DEFAULT@SECLEVEL=0',
      rejectUnauthorized: false,
      timeout: LONGEST,
    });
    const end = (answered: Answered): void => {
      resolve(answered);
      socket.destroy();
    };
    socket.on('connect', () => {
      connected = true;
    });
    socket.on('secureConnect', () => end({ outcome: 'accepted', protocol: socket.getProtocol() ?? version }));
    socket.on('timeout', () => end({ outcome: 'not asked', why: `no answer within ${LONGEST} ms` }));
    socket.on('error', (error: NodeJS.ErrnoException) => end(meaning(error, connected)));
    socket.on('close', () =>
      end(
        connected
          ? { outcome: 'refused', by: 'closing the connection' }
          : { outcome: 'not asked', why: 'no connection' },
      ),
    );
  });
}

/** An error of the handshake is the server's only if its code says that it came from there. */
export function meaning(error: NodeJS.ErrnoException, connected: boolean): Answered {
  const { code = '' } = error;
  if (!connected) return { outcome: 'not asked', why: `no connection: ${told(error)}` };
  if (/^ERR_SSL_(TLSV1|SSLV3|TLSV13)_ALERT_/.test(code))
    return { outcome: 'refused', by: `its alert (${code})` };
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return { outcome: 'refused', by: `ending the connection (${code})` };
  return { outcome: 'not asked', why: `this machine's TLS says ${code === '' ? told(error) : code}` };
}
