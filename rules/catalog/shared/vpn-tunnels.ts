import { elements, type Predicate, unknownList } from '../../core/property';
import { all, violation } from '../../core/verdict';

const TUNNELS = 'VpnTunnelOptionsSpecifications';

/**
 * Judges the options of both tunnels that every connection has; a tunnel of which nothing is said has the defaults:
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
export function bothTunnels(judge: (path: string) => Predicate, byDefault: string): Predicate {
  return (connection, context) => {
    const given = elements(connection, TUNNELS, context);
    if (!given) return unknownList(TUNNELS, context.read(connection, TUNNELS));
    const judged = given.map((path) => judge(path)(connection, context));
    const missing = violation(
      TUNNELS,
      `${TUNNELS} is for ${given.length} of 2 tunnels; any other ${byDefault}`,
    );
    return all(given.length < 2 ? [...judged, missing] : judged);
  };
}
