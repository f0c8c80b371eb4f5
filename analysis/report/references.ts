/** A work that the report cites. */
export interface Reference {
  /** How the text names its authors; with the year it finds the entry: `Stram & Lee 1994`, `Holm (1979)`. */
  readonly cited: string;
  readonly year: number;
  readonly authors: string;
  readonly title: string;
  /** Journal with volume, number and pages, or publisher. */
  readonly source: string;
  readonly doi?: string;
}

/** Works whose methods reports use, by authors and year. */
export const REFERENCES: readonly Reference[] = [
  {
    cited: 'Arthur & Vassilvitskii',
    year: 2007,
    authors: 'Arthur, D., & Vassilvitskii, S.',
    title: 'k-means++: The advantages of careful seeding',
    source:
      'Proceedings of the Eighteenth Annual ACM-SIAM Symposium on Discrete Algorithms, 1027–1035',
  },
  {
    cited: 'Barr et al.',
    year: 2013,
    authors: 'Barr, D. J., Levy, R., Scheepers, C., & Tily, H. J.',
    title: 'Random effects structure for confirmatory hypothesis testing: Keep it maximal',
    source: 'Journal of Memory and Language, 68(3), 255–278',
    doi: '10.1016/j.jml.2012.11.001',
  },
  {
    cited: 'Bates et al.',
    year: 2015,
    authors: 'Bates, D., Mächler, M., Bolker, B., & Walker, S.',
    title: 'Fitting linear mixed-effects models using lme4',
    source: 'Journal of Statistical Software, 67(1), 1–48',
    doi: '10.18637/jss.v067.i01',
  },
  {
    cited: 'Benhamou',
    year: 2004,
    authors: 'Benhamou, S.',
    title:
      "How to reliably estimate the tortuosity of an animal's path: Straightness, sinuosity, or fractal dimension?",
    source: 'Journal of Theoretical Biology, 229(2), 209–220',
    doi: '10.1016/j.jtbi.2004.03.016',
  },
  {
    cited: 'Bovet & Benhamou',
    year: 1988,
    authors: 'Bovet, P., & Benhamou, S.',
    title: "Spatial analysis of animals' movements using a correlated random walk model",
    source: 'Journal of Theoretical Biology, 131(4), 419–433',
    doi: '10.1016/S0022-5193(88)80038-9',
  },
  {
    cited: 'Brown',
    year: 1910,
    authors: 'Brown, W.',
    title: 'Some experimental results in the correlation of mental abilities',
    source: 'British Journal of Psychology, 3(3), 296–322',
    doi: '10.1111/j.2044-8295.1910.tb00207.x',
  },
  {
    cited: 'Chang et al.',
    year: 2009,
    authors: 'Chang, J., Gerrish, S., Wang, C., Boyd-Graber, J., & Blei, D. M.',
    title: 'Reading tea leaves: How humans interpret topic models',
    source: 'Advances in Neural Information Processing Systems, 22, 288–296',
  },
  {
    cited: 'Clark',
    year: 1973,
    authors: 'Clark, H. H.',
    title:
      'The language-as-fixed-effect fallacy: A critique of language statistics in psychological research',
    source: 'Journal of Verbal Learning and Verbal Behavior, 12(4), 335–359',
    doi: '10.1016/S0022-5371(73)80014-3',
  },
  {
    cited: 'Clopper & Pearson',
    year: 1934,
    authors: 'Clopper, C. J., & Pearson, E. S.',
    title: 'The use of confidence or fiducial limits illustrated in the case of the binomial',
    source: 'Biometrika, 26(4), 404–413',
    doi: '10.1093/biomet/26.4.404',
  },
  {
    cited: 'Cover & Thomas',
    year: 2006,
    authors: 'Cover, T. M., & Thomas, J. A.',
    title: 'Elements of information theory (2nd ed.)',
    source: 'Wiley',
  },
  {
    cited: 'Dice',
    year: 1945,
    authors: 'Dice, L. R.',
    title: 'Measures of the amount of ecologic association between species',
    source: 'Ecology, 26(3), 297–302',
    doi: '10.2307/1932409',
  },
  {
    cited: 'Dudik et al.',
    year: 2011,
    authors: 'Dudík, M., Langford, J., & Li, L.',
    title: 'Doubly robust policy evaluation and learning',
    source: 'Proceedings of the 28th International Conference on Machine Learning, 1097–1104',
  },
  {
    cited: 'Efron & Tibshirani',
    year: 1993,
    authors: 'Efron, B., & Tibshirani, R. J.',
    title: 'An introduction to the bootstrap',
    source: 'Chapman & Hall',
  },
  {
    cited: 'Fauchald & Tveraa',
    year: 2003,
    authors: 'Fauchald, P., & Tveraa, T.',
    title:
      'Using first-passage time in the analysis of area-restricted search and habitat selection',
    source: 'Ecology, 84(2), 282–288',
  },
  {
    cited: 'Fisher',
    year: 1935,
    authors: 'Fisher, R. A.',
    title: 'The design of experiments',
    source: 'Oliver & Boyd',
  },
  {
    cited: 'Green & Swets',
    year: 1966,
    authors: 'Green, D. M., & Swets, J. A.',
    title: 'Signal detection theory and psychophysics',
    source: 'Wiley',
  },
  {
    cited: 'Hacker & Ratcliff',
    year: 1979,
    authors: 'Hacker, M. J., & Ratcliff, R.',
    title: "A revised table of d' for M-alternative forced choice",
    source: 'Perception & Psychophysics, 26(2), 168–170',
    doi: '10.3758/BF03208311',
  },
  {
    cited: 'Hedges',
    year: 1981,
    authors: 'Hedges, L. V.',
    title: "Distribution theory for Glass's estimator of effect size and related estimators",
    source: 'Journal of Educational Statistics, 6(2), 107–128',
    doi: '10.3102/10769986006002107',
  },
  {
    cited: 'Holm',
    year: 1979,
    authors: 'Holm, S.',
    title: 'A simple sequentially rejective multiple test procedure',
    source: 'Scandinavian Journal of Statistics, 6(2), 65–70',
  },
  {
    cited: 'Horvitz & Thompson',
    year: 1952,
    authors: 'Horvitz, D. G., & Thompson, D. J.',
    title: 'A generalization of sampling without replacement from a finite universe',
    source: 'Journal of the American Statistical Association, 47(260), 663–685',
    doi: '10.1080/01621459.1952.10483446',
  },
  {
    cited: 'Kareiva & Odell',
    year: 1987,
    authors: 'Kareiva, P., & Odell, G.',
    title:
      'Swarms of predators exhibit "preytaxis" if individual predators use area-restricted search',
    source: 'The American Naturalist, 130(2), 233–270',
  },
  {
    cited: 'Lakens',
    year: 2017,
    authors: 'Lakens, D.',
    title: 'Equivalence tests: A practical primer for t tests, correlations, and meta-analyses',
    source: 'Social Psychological and Personality Science, 8(4), 355–362',
    doi: '10.1177/1948550617697177',
  },
  {
    cited: 'Leys et al.',
    year: 2013,
    authors: 'Leys, C., Ley, C., Klein, O., Bernard, P., & Licata, L.',
    title:
      'Detecting outliers: Do not use standard deviation around the mean, use absolute deviation around the median',
    source: 'Journal of Experimental Social Psychology, 49(4), 764–766',
    doi: '10.1016/j.jesp.2013.03.013',
  },
  {
    cited: 'McFadden',
    year: 1978,
    authors: 'McFadden, D.',
    title: 'Modelling the choice of residential location',
    source:
      'In A. Karlqvist, L. Lundqvist, F. Snickars, & J. W. Weibull (Eds.), Spatial interaction theory and planning models (pp. 75–96). North-Holland',
  },
  {
    cited: 'Owen',
    year: 2007,
    authors: 'Owen, A. B.',
    title: 'The pigeonhole bootstrap',
    source: 'The Annals of Applied Statistics, 1(2), 386–411',
    doi: '10.1214/07-AOAS122',
  },
  {
    cited: 'Satterthwaite',
    year: 1946,
    authors: 'Satterthwaite, F. E.',
    title: 'An approximate distribution of estimates of variance components',
    source: 'Biometrics Bulletin, 2(6), 110–114',
    doi: '10.2307/3002019',
  },
  {
    cited: 'Schuirmann',
    year: 1987,
    authors: 'Schuirmann, D. J.',
    title:
      'A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of average bioavailability',
    source: 'Journal of Pharmacokinetics and Biopharmaceutics, 15(6), 657–680',
    doi: '10.1007/BF01068419',
  },
  {
    cited: 'Shannon',
    year: 1948,
    authors: 'Shannon, C. E.',
    title: 'A mathematical theory of communication',
    source: 'Bell System Technical Journal, 27(3), 379–423',
    doi: '10.1002/j.1538-7305.1948.tb01338.x',
  },
  {
    cited: 'Shrout & Fleiss',
    year: 1979,
    authors: 'Shrout, P. E., & Fleiss, J. L.',
    title: 'Intraclass correlations: Uses in assessing rater reliability',
    source: 'Psychological Bulletin, 86(2), 420–428',
    doi: '10.1037/0033-2909.86.2.420',
  },
  {
    cited: 'Sidak',
    year: 1967,
    authors: 'Šidák, Z.',
    title: 'Rectangular confidence regions for the means of multivariate normal distributions',
    source: 'Journal of the American Statistical Association, 62(318), 626–633',
    doi: '10.1080/01621459.1967.10482935',
  },
  {
    cited: 'Simpson',
    year: 1949,
    authors: 'Simpson, E. H.',
    title: 'Measurement of diversity',
    source: 'Nature, 163, 688',
    doi: '10.1038/163688a0',
  },
  {
    cited: 'Snodgrass & Vanderwart',
    year: 1980,
    authors: 'Snodgrass, J. G., & Vanderwart, M.',
    title:
      'A standardized set of 260 pictures: Norms for name agreement, image agreement, familiarity, and visual complexity',
    source: 'Journal of Experimental Psychology: Human Learning and Memory, 6(2), 174–215',
    doi: '10.1037/0278-7393.6.2.174',
  },
  {
    cited: 'Spearman',
    year: 1910,
    authors: 'Spearman, C.',
    title: 'Correlation calculated from faulty data',
    source: 'British Journal of Psychology, 3(3), 271–295',
    doi: '10.1111/j.2044-8295.1910.tb00206.x',
  },
  {
    cited: 'Stram & Lee',
    year: 1994,
    authors: 'Stram, D. O., & Lee, J. W.',
    title: 'Variance components testing in the longitudinal mixed effects model',
    source: 'Biometrics, 50(4), 1171–1177',
    doi: '10.2307/2533455',
  },
  {
    cited: 'Swaminathan & Joachims',
    year: 2015,
    authors: 'Swaminathan, A., & Joachims, T.',
    title: 'The self-normalized estimator for counterfactual learning',
    source: 'Advances in Neural Information Processing Systems, 28, 3231–3239',
  },
  {
    cited: 'Welch',
    year: 1947,
    authors: 'Welch, B. L.',
    title:
      "The generalization of 'Student's' problem when several different population variances are involved",
    source: 'Biometrika, 34(1–2), 28–35',
    doi: '10.1093/biomet/34.1-2.28',
  },
  {
    cited: 'Westfall et al.',
    year: 2014,
    authors: 'Westfall, J., Kenny, D. A., & Judd, C. M.',
    title:
      'Statistical power and optimal design in experiments in which samples of participants respond to samples of stimuli',
    source: 'Journal of Experimental Psychology: General, 143(5), 2020–2045',
    doi: '10.1037/xge0000014',
  },
  {
    cited: 'Wu, Schulz et al.',
    year: 2018,
    authors: 'Wu, C. M., Schulz, E., Speekenbrink, M., Nelson, J. D., & Meder, B.',
    title: 'Generalization guides human exploration in vast decision spaces',
    source: 'Nature Human Behaviour, 2, 915–924',
    doi: '10.1038/s41562-018-0467-4',
  },
];
