/** Range of the network that is made when nobody names one, in CIDR notation. */
export const TENCENT_DEFAULT_NETWORK_CIDR = "10.0.0.0/16";
