import type { INodePropertyOptions } from 'n8n-workflow';

/** Options of a text of codes and names: `FR France | …` is `{ name: 'France (FR)', value: 'FR' }`. */
const parseOptions = (text: string): INodePropertyOptions[] =>
	text
		.trim()
		.split(/\s*\|\s*/)
		.map((entry) => {
			const [value = '', ...words] = entry.split(' ');
			return { name: `${words.join(' ')} (${value})`, value };
		});

/** The 250 countries that a Lago server accepts: ISO 3166-1 and Kosovo. */
export const countries = parseOptions(`
	AF Afghanistan | AX Åland Islands | AL Albania | DZ Algeria | AS American Samoa | AD Andorra | AO Angola |
	AI Anguilla | AQ Antarctica | AG Antigua & Barbuda | AR Argentina | AM Armenia | AW Aruba | AU Australia |
	AT Austria | AZ Azerbaijan | BS Bahamas | BH Bahrain | BD Bangladesh | BB Barbados | BY Belarus |
	BE Belgium | BZ Belize | BJ Benin | BM Bermuda | BT Bhutan | BO Bolivia | BA Bosnia & Herzegovina |
	BW Botswana | BV Bouvet Island | BR Brazil | IO British Indian Ocean Territory |
	VG British Virgin Islands | BN Brunei | BG Bulgaria | BF Burkina Faso | BI Burundi | KH Cambodia |
	CM Cameroon | CA Canada | CV Cape Verde | BQ Caribbean Netherlands | KY Cayman Islands |
	CF Central African Republic | TD Chad | CL Chile | CN China | CX Christmas Island |
	CC Cocos (Keeling) Islands | CO Colombia | KM Comoros | CG Congo - Brazzaville | CD Congo - Kinshasa |
	CK Cook Islands | CR Costa Rica | CI Côte d’Ivoire | HR Croatia | CU Cuba | CW Curaçao | CY Cyprus |
	CZ Czechia | DK Denmark | DJ Djibouti | DM Dominica | DO Dominican Republic | EC Ecuador | EG Egypt |
	SV El Salvador | GQ Equatorial Guinea | ER Eritrea | EE Estonia | SZ Eswatini | ET Ethiopia |
	FK Falkland Islands | FO Faroe Islands | FJ Fiji | FI Finland | FR France | GF French Guiana |
	PF French Polynesia | TF French Southern Territories | GA Gabon | GM Gambia | GE Georgia | DE Germany |
	GH Ghana | GI Gibraltar | GR Greece | GL Greenland | GD Grenada | GP Guadeloupe | GU Guam | GT Guatemala |
	GG Guernsey | GN Guinea | GW Guinea-Bissau | GY Guyana | HT Haiti | HM Heard & McDonald Islands |
	HN Honduras | HK Hong Kong SAR China | HU Hungary | IS Iceland | IN India | ID Indonesia | IR Iran |
	IQ Iraq | IE Ireland | IM Isle of Man | IL Israel | IT Italy | JM Jamaica | JP Japan | JE Jersey |
	JO Jordan | KZ Kazakhstan | KE Kenya | KI Kiribati | XK Kosovo | KW Kuwait | KG Kyrgyzstan | LA Laos |
	LV Latvia | LB Lebanon | LS Lesotho | LR Liberia | LY Libya | LI Liechtenstein | LT Lithuania |
	LU Luxembourg | MO Macao SAR China | MG Madagascar | MW Malawi | MY Malaysia | MV Maldives | ML Mali |
	MT Malta | MH Marshall Islands | MQ Martinique | MR Mauritania | MU Mauritius | YT Mayotte | MX Mexico |
	FM Micronesia | MD Moldova | MC Monaco | MN Mongolia | ME Montenegro | MS Montserrat | MA Morocco |
	MZ Mozambique | MM Myanmar (Burma) | NA Namibia | NR Nauru | NP Nepal | NL Netherlands |
	NC New Caledonia | NZ New Zealand | NI Nicaragua | NE Niger | NG Nigeria | NU Niue | NF Norfolk Island |
	KP North Korea | MK North Macedonia | MP Northern Mariana Islands | NO Norway | OM Oman | PK Pakistan |
	PW Palau | PS Palestinian Territories | PA Panama | PG Papua New Guinea | PY Paraguay | PE Peru |
	PH Philippines | PN Pitcairn Islands | PL Poland | PT Portugal | PR Puerto Rico | QA Qatar | RE Réunion |
	RO Romania | RU Russia | RW Rwanda | WS Samoa | SM San Marino | ST São Tomé & Príncipe | SA Saudi Arabia |
	SN Senegal | RS Serbia | SC Seychelles | SL Sierra Leone | SG Singapore | SX Sint Maarten | SK Slovakia |
	SI Slovenia | SB Solomon Islands | SO Somalia | ZA South Africa |
	GS South Georgia & South Sandwich Islands | KR South Korea | SS South Sudan | ES Spain | LK Sri Lanka |
	BL St. Barthélemy | SH St. Helena | KN St. Kitts & Nevis | LC St. Lucia | MF St. Martin |
	PM St. Pierre & Miquelon | VC St. Vincent & Grenadines | SD Sudan | SR Suriname |
	SJ Svalbard & Jan Mayen | SE Sweden | CH Switzerland | SY Syria | TW Taiwan | TJ Tajikistan |
	TZ Tanzania | TH Thailand | TL Timor-Leste | TG Togo | TK Tokelau | TO Tonga | TT Trinidad & Tobago |
	TN Tunisia | TR Türkiye | TM Turkmenistan | TC Turks & Caicos Islands | TV Tuvalu |
	UM U.S. Outlying Islands | VI U.S. Virgin Islands | UG Uganda | UA Ukraine | AE United Arab Emirates |
	GB United Kingdom | US United States | UY Uruguay | UZ Uzbekistan | VU Vanuatu | VA Vatican City |
	VE Venezuela | VN Vietnam | WF Wallis & Futuna | EH Western Sahara | YE Yemen | ZM Zambia | ZW Zimbabwe
`);

/** The 142 currencies that a Lago server accepts: four more than its published specification lists. */
export const currencies = parseOptions(`
	AFN Afghan Afghani | ALL Albanian Lek | DZD Algerian Dinar | AOA Angolan Kwanza | ARS Argentine Peso |
	AMD Armenian Dram | AWG Aruban Florin | AUD Australian Dollar | AZN Azerbaijani Manat |
	BSD Bahamian Dollar | BHD Bahraini Dinar | BDT Bangladeshi Taka | BBD Barbadian Dollar |
	BYN Belarusian Ruble | BZD Belize Dollar | BMD Bermudan Dollar | BOB Bolivian Boliviano |
	BAM Bosnia-Herzegovina Convertible Mark | BWP Botswanan Pula | BRL Brazilian Real | GBP British Pound |
	BND Brunei Dollar | BGN Bulgarian Lev | BIF Burundian Franc | KHR Cambodian Riel | CAD Canadian Dollar |
	CVE Cape Verdean Escudo | KYD Cayman Islands Dollar | XAF Central African CFA Franc | XPF CFP Franc |
	CLP Chilean Peso | CLF Chilean Unit of Account (UF) | CNY Chinese Yuan | COP Colombian Peso |
	KMF Comorian Franc | CDF Congolese Franc | CRC Costa Rican Colón | HRK Croatian Kuna | CZK Czech Koruna |
	DKK Danish Krone | DJF Djiboutian Franc | DOP Dominican Peso | XCD East Caribbean Dollar |
	EGP Egyptian Pound | ETB Ethiopian Birr | EUR Euro | FKP Falkland Islands Pound | FJD Fijian Dollar |
	GMD Gambian Dalasi | GEL Georgian Lari | GHS Ghanaian Cedi | GIP Gibraltar Pound |
	GTQ Guatemalan Quetzal | GNF Guinean Franc | GYD Guyanaese Dollar | HTG Haitian Gourde |
	HNL Honduran Lempira | HKD Hong Kong Dollar | HUF Hungarian Forint | ISK Icelandic Króna |
	INR Indian Rupee | IDR Indonesian Rupiah | IRR Iranian Rial | ILS Israeli New Shekel |
	JMD Jamaican Dollar | JPY Japanese Yen | JOD Jordanian Dinar | KZT Kazakhstani Tenge |
	KES Kenyan Shilling | KWD Kuwaiti Dinar | KGS Kyrgyz Som | LAK Laotian Kip | LBP Lebanese Pound |
	LSL Lesotho Loti | LRD Liberian Dollar | MOP Macanese Pataca | MKD Macedonian Denar |
	MGA Malagasy Ariary | MWK Malawian Kwacha | MYR Malaysian Ringgit | MVR Maldivian Rufiyaa |
	MRO Mauritanian Ouguiya (1973–2017) | MUR Mauritian Rupee | MXN Mexican Peso | MDL Moldovan Leu |
	MNT Mongolian Tugrik | MAD Moroccan Dirham | MZN Mozambican Metical | MMK Myanmar Kyat |
	NAD Namibian Dollar | NPR Nepalese Rupee | ANG Netherlands Antillean Guilder | TWD New Taiwan Dollar |
	NZD New Zealand Dollar | NIO Nicaraguan Córdoba | NGN Nigerian Naira | NOK Norwegian Krone |
	PKR Pakistani Rupee | PAB Panamanian Balboa | PGK Papua New Guinean Kina | PYG Paraguayan Guarani |
	PEN Peruvian Sol | PHP Philippine Peso | PLN Polish Zloty | QAR Qatari Riyal | RON Romanian Leu |
	RUB Russian Ruble | RWF Rwandan Franc | WST Samoan Tala | STD São Tomé & Príncipe Dobra (1977–2017) |
	SAR Saudi Riyal | RSD Serbian Dinar | SCR Seychellois Rupee | SLL Sierra Leonean Leone (1964—2022) |
	SGD Singapore Dollar | SBD Solomon Islands Dollar | SOS Somali Shilling | ZAR South African Rand |
	KRW South Korean Won | LKR Sri Lankan Rupee | SHP St. Helena Pound | SRD Surinamese Dollar |
	SZL Swazi Lilangeni | SEK Swedish Krona | CHF Swiss Franc | TJS Tajikistani Somoni |
	TZS Tanzanian Shilling | THB Thai Baht | TOP Tongan Paʻanga | TTD Trinidad & Tobago Dollar |
	TRY Turkish Lira | UGX Ugandan Shilling | UAH Ukrainian Hryvnia | AED United Arab Emirates Dirham |
	UYU Uruguayan Peso | USD US Dollar | UZS Uzbekistani Som | VUV Vanuatu Vatu | VND Vietnamese Dong |
	XOF West African CFA Franc | YER Yemeni Rial | ZMW Zambian Kwacha
`);

/** The languages of Lago's invoices and credit notes. */
export const documentLocales: INodePropertyOptions[] = [
	{ name: 'Chinese (Traditional)', value: 'zh-TW' },
	{ name: 'English', value: 'en' },
	{ name: 'French', value: 'fr' },
	{ name: 'German', value: 'de' },
	{ name: 'Italian', value: 'it' },
	{ name: 'Norwegian', value: 'nb' },
	{ name: 'Portuguese (Brazil)', value: 'pt-BR' },
	{ name: 'Spanish', value: 'es' },
	{ name: 'Swedish', value: 'sv' },
];

/** The 136 time zones that a Lago server accepts; it refuses the older names that its specification still has. */
export const timezones: INodePropertyOptions[] = `
	Africa/Algiers Africa/Cairo Africa/Casablanca Africa/Harare Africa/Johannesburg
	Africa/Monrovia Africa/Nairobi America/Argentina/Buenos_Aires America/Bogota
	America/Caracas America/Chicago America/Chihuahua America/Denver America/Guatemala
	America/Guyana America/Halifax America/Indiana/Indianapolis America/Juneau America/La_Paz
	America/Lima America/Los_Angeles America/Mazatlan America/Mexico_City America/Monterrey
	America/Montevideo America/New_York America/Nuuk America/Phoenix America/Puerto_Rico
	America/Regina America/Santiago America/Sao_Paulo America/St_Johns America/Tijuana
	Asia/Almaty Asia/Baghdad Asia/Baku Asia/Bangkok Asia/Chongqing Asia/Colombo Asia/Dhaka
	Asia/Hong_Kong Asia/Irkutsk Asia/Jakarta Asia/Jerusalem Asia/Kabul Asia/Kamchatka
	Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Krasnoyarsk Asia/Kuala_Lumpur Asia/Kuwait
	Asia/Magadan Asia/Muscat Asia/Novosibirsk Asia/Riyadh Asia/Seoul Asia/Shanghai
	Asia/Singapore Asia/Srednekolymsk Asia/Taipei Asia/Tashkent Asia/Tbilisi Asia/Tehran
	Asia/Tokyo Asia/Ulaanbaatar Asia/Urumqi Asia/Vladivostok Asia/Yakutsk Asia/Yangon
	Asia/Yekaterinburg Asia/Yerevan Atlantic/Azores Atlantic/Cape_Verde Atlantic/South_Georgia
	Australia/Adelaide Australia/Brisbane Australia/Canberra Australia/Darwin Australia/Hobart
	Australia/Melbourne Australia/Perth Australia/Sydney Etc/GMT+12 Europe/Amsterdam
	Europe/Athens Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels
	Europe/Bucharest Europe/Budapest Europe/Copenhagen Europe/Dublin Europe/Helsinki
	Europe/Istanbul Europe/Kaliningrad Europe/Kyiv Europe/Lisbon Europe/Ljubljana
	Europe/London Europe/Madrid Europe/Minsk Europe/Moscow Europe/Paris Europe/Prague
	Europe/Riga Europe/Rome Europe/Samara Europe/Sarajevo Europe/Skopje Europe/Sofia
	Europe/Stockholm Europe/Tallinn Europe/Vienna Europe/Vilnius Europe/Volgograd
	Europe/Warsaw Europe/Zagreb Europe/Zurich Pacific/Apia Pacific/Auckland Pacific/Chatham
	Pacific/Fakaofo Pacific/Fiji Pacific/Guadalcanal Pacific/Guam Pacific/Honolulu
	Pacific/Majuro Pacific/Midway Pacific/Noumea Pacific/Pago_Pago Pacific/Port_Moresby
	Pacific/Tongatapu UTC
`
	.trim()
	.split(/\s+/)
	.map((zone) => ({ name: zone.replaceAll('_', ' '), value: zone }));
